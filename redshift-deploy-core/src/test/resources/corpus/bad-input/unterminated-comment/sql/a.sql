SELECT 1;
/* from here on /* nested */
SELECT 2;

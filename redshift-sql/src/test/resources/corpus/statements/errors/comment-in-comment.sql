/* every image/* and
   sound/* */
SELECT 1;

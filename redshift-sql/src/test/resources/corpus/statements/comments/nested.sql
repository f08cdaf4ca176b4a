/* outer; /* inner; */ still a comment; */ SELECT 1; -- tail; not a statement
-- a whole line; of comment
SELECT /* ; */ 2 -- ; ' "
  , 3;
--at the end of the file; without a newline
--last
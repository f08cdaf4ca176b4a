\endif
\else
SELECT 1;

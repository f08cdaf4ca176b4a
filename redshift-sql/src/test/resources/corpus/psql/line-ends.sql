SELECT 1;
\echo a
\set x 1
SELECT :x
\echo b
\g
\set last
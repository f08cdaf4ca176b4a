CREATE TABLE t AS
\set n 1
SELECT :n
\echo ' ; '
, 2 \set m 2 \\ , :m
\set n 3
;
SELECT ';', "a\b", 'it\'s', $x$ \echo $x$ \g
SELECT 2 \gx
SELECT 3 \g (format=csv tuples_only=on)
SELECT 4\; SELECT 5;
\;
SELECT 6
\q
this is not read 'at all

SELECT :x,
\echo a
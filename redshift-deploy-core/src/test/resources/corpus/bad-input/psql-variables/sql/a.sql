\set day '2026-01-05
\set 1-2 x
\set table orders;
SELECT :'day', count(*)
  FROM :scheme.orders
 WHERE reader = :'Reader' AND at > :'DBNAME';
SELECT * FROM :table WHERE id = 1;
SELECT '${schema}', ${schema};
SELECT a[:n], :n;

SELECT start, end FROM hours;
SELECT a, when, b FROM hours;
SELECT end FROM hours;
SELECT a FROM hours GROUP BY table;
SELECT a AS b, limit FROM hours;
SELECT * FROM ((SELECT 1 AS x) UNION ALL (SELECT 2)) AS both;
SELECT * FROM sides AS left JOIN sides r ON TRUE;
SELECT * FROM orders AS new;
UPDATE orders AS old SET id = 1;

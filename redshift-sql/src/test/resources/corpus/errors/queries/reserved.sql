SELECT start, end FROM hours;
SELECT a, when, b FROM hours;
SELECT end FROM hours;
SELECT a FROM hours GROUP BY table;
SELECT a AS b, limit FROM hours;

SELECT * FROM (SELECT part, price FROM parts) PIVOT (AVG(price) FOR part IN ('bolt', 'nut'));
SELECT * FROM parts PIVOT (COUNT(*) AS n, SUM(price) FOR quality IN (1 AS low, 2, NULL AS none)) AS p;
SELECT * FROM counts UNPIVOT (n FOR color IN (red, green, blue));
SELECT * FROM counts UNPIVOT INCLUDE NULLS (n FOR color IN (red AS r, green AS g)) AS u;
SELECT * FROM counts UNPIVOT EXCLUDE NULLS (n FOR color IN (red));

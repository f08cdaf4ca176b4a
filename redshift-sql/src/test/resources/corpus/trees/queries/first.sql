SELECT a, b.c d, count(*) AS n FROM sales.orders o WHERE a = 1 AND b BETWEEN 1 AND 2;

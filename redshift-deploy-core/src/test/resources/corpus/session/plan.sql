SET query_group TO 'load';
PREPARE one AS SELECT 1;
SELECT * FROM sales.orders;
DEALLOCATE one;
SELECT * FROM sales.orders;

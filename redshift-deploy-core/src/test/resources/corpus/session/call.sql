SELECT 1;
CALL etl.unknown();
SELECT * FROM sales.orders;
SELECT * FROM stage;
SELECT * FROM sales.orders;
CALL etl.unknown();

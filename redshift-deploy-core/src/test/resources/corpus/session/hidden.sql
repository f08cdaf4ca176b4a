SELECT 1;
INSERT INTO sales.log SELECT set_config('query_group', 'load', false);
SELECT * FROM sales.orders;
SELECT * FROM sales.orders;

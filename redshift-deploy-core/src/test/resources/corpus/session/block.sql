BEGIN;
SET search_path TO sales;
SELECT * FROM orders;
COMMIT;
ANALYZE sales.orders;
CREATE EXTERNAL TABLE lake.orders (id int) STORED AS PARQUET LOCATION 's3://bucket/orders/';
TRUNCATE sales.orders;

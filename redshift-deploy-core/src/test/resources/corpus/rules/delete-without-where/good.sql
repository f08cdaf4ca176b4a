DELETE FROM sales.orders WHERE order_date < '2020-01-01';

DELETE FROM sales.orders USING staging.orders WHERE orders.id = staging.orders.id;

-- redshift-deploy: allow delete-without-where: it is small, and its readers must not wait
DELETE FROM staging.orders;

TRUNCATE staging.orders;

-- What is temporary belongs to this connection alone.
DELETE FROM #orders;
SELECT id INTO TEMP TABLE fresh FROM sales.orders;
DELETE FROM fresh;

DELETE FROM sales.orders WHERE 1 = 1 AND order_date < '2020-01-01';
DELETE FROM sales.orders WHERE 1 = 0;

CREATE TEMP TABLE stage (id BIGINT);
DELETE FROM stage;

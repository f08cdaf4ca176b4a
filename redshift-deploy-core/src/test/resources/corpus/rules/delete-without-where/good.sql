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

CREATE TEMP TABLE copied AS SELECT * FROM sales.orders;
DELETE FROM copied;

WITH o AS (SELECT id FROM sales.orders) SELECT id INTO TEMP TABLE named FROM o;
DELETE FROM named;

SELECT id INTO TEMP TABLE sorted FROM sales.orders ORDER BY id;
DELETE FROM sorted;

SELECT id INTO TEMP TABLE united FROM sales.orders UNION ALL SELECT id FROM sales.payments;
DELETE FROM united;

DELETE FROM sales.orders WHERE (order_date < '2020-01-01');

DELETE FROM sales.orders WHERE order_date < '2020-01-01';

DELETE FROM sales.orders USING staging.orders WHERE orders.id = staging.orders.id;

-- redshift-deploy: allow delete-without-where: it is small, and its readers must not wait
DELETE FROM staging.orders;

TRUNCATE staging.orders;

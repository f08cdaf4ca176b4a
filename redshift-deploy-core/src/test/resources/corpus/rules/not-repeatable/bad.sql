CREATE TABLE sales.orders (id BIGINT);

CREATE TABLE sales.orders_of_today AS SELECT * FROM sales.orders;

CREATE EXTERNAL TABLE lake.orders (id BIGINT) STORED AS PARQUET LOCATION 's3://dw/orders/';

CREATE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$ BEGIN NULL; END; $$;

CREATE FUNCTION sales.f_tax(NUMERIC) RETURNS NUMERIC STABLE AS $$ SELECT $1 * 0.19 $$ LANGUAGE sql;

DROP TABLE sales.old_orders;

DROP VIEW sales.old_view, sales.older_view;

ALTER TABLE sales.customers ADD COLUMN note VARCHAR(200);

ALTER TABLE sales.customers DROP COLUMN remark;

ALTER TABLE sales.customers RENAME COLUMN note TO remark;

CREATE VIEW sales.open_orders AS SELECT id FROM sales.orders;

CREATE MATERIALIZED VIEW sales.revenue AS SELECT day FROM sales.orders;

CREATE SCHEMA archive;

CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE default;

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

-- The table may have been there, and the column with it.
CREATE TABLE IF NOT EXISTS sales.parts (id BIGINT);
ALTER TABLE sales.parts ADD COLUMN note VARCHAR(200);

CREATE USER alice PASSWORD DISABLE;

CREATE GROUP readers WITH USER alice;

CREATE ROLE loader;

CREATE DATABASE archive;

CREATE DATASHARE orders_share;

DROP GROUP writers;

ALTER TABLE sales.lines RENAME TO order_lines;

ALTER TABLE sales.swap_new RENAME TO swap;
ALTER TABLE sales.gone RENAME TO swap_new;

ALTER VIEW sales.seen RENAME TO known;

ALTER SCHEMA stage RENAME TO staged;

ALTER ROLE loader RENAME TO writer;

ALTER PROCEDURE sales.go() RENAME TO run;

CREATE TABLE sales.kept (id BIGINT);
DROP TABLE sales.kept;
CREATE TABLE IF NOT EXISTS sales.kept (id BIGINT);

CREATE MODEL sales.churn FROM sales.customers TARGET churned FUNCTION f_churn IAM_ROLE default SETTINGS (S3_BUCKET 'dw');

CREATE LIBRARY f_urls LANGUAGE plpythonu FROM 's3://dw/urls.zip' IAM_ROLE default;

CREATE TEMPLATE sales.load FOR COPY AS CSV;

CREATE MASKING POLICY hide WITH (card VARCHAR(16)) USING ('***'::TEXT);

CREATE RLS POLICY own WITH (owner VARCHAR(16)) USING (owner = current_user);

CREATE DATASHARE sales_share;

CREATE EXTERNAL FUNCTION f_score(INT) RETURNS INT STABLE LAMBDA 'score' IAM_ROLE default;

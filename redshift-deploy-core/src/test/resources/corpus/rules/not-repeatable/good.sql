CREATE TABLE IF NOT EXISTS sales.orders (id BIGINT);
CREATE OR REPLACE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE sales.x (a INT); END; $$;
DROP TABLE IF EXISTS sales.old_orders;

-- What was there is dropped before, with its schema or without, or with all that is in the schema.
DROP TABLE IF EXISTS sales.orders_of_today;
CREATE TABLE sales.orders_of_today AS SELECT * FROM sales.orders;
DROP TABLE IF EXISTS orders_of_yesterday;
CREATE TABLE public.orders_of_yesterday (id BIGINT);
DROP SCHEMA IF EXISTS scratch;
CREATE TABLE scratch.orders (id BIGINT);

-- The script's own table.
CREATE TABLE IF NOT EXISTS sales.orders_new (LIKE sales.orders);
ALTER TABLE sales.orders_new ADD COLUMN note VARCHAR(200);
DROP TABLE sales.orders_new;

-- Temporary tables go with the connection.
CREATE TEMP TABLE stage (id BIGINT);
CREATE TABLE #stage (id BIGINT);
DROP TABLE #stage;

-- Redshift has no form of these that may run again.
CREATE GROUP readers;
DROP GROUP writers;

ALTER TABLE sales.orders OWNER TO etl;

CREATE OR REPLACE VIEW sales.open_orders AS SELECT id FROM sales.orders;
DROP MATERIALIZED VIEW IF EXISTS sales.revenue;
CREATE MATERIALIZED VIEW sales.revenue AS SELECT day FROM sales.orders;
CREATE SCHEMA IF NOT EXISTS archive;
CREATE EXTERNAL SCHEMA IF NOT EXISTS lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE default;

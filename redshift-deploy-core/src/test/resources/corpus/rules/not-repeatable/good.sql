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

CREATE TEMP TABLE scratch_rows (id BIGINT);
ALTER TABLE scratch_rows ADD COLUMN note VARCHAR(200);
DROP TABLE scratch_rows;

-- What the script makes and removes itself is gone again in the end.
CREATE TABLE sales.passing (id BIGINT);
ALTER TABLE sales.passing RENAME TO passing_by;
ALTER TABLE sales.passing_by ADD COLUMN note VARCHAR(200);
DROP TABLE sales.passing_by;
CREATE GROUP helpers;
DROP GROUP helpers;

-- A table takes the place of another one, which is removed.
DROP TABLE IF EXISTS sales.items_old;
DROP TABLE IF EXISTS sales.items_new;
CREATE TABLE sales.items_new (LIKE sales.items);
ALTER TABLE sales.items RENAME TO items_old;
ALTER TABLE sales.items_new RENAME TO items;

-- The table is a new one in every run.
DROP TABLE IF EXISTS sales.today;
CREATE TABLE IF NOT EXISTS sales.today (id BIGINT);
ALTER TABLE sales.today ADD COLUMN note VARCHAR(200);

-- A user and a schema of one name are two.
DROP USER IF EXISTS etl;
CREATE USER etl PASSWORD DISABLE;
CREATE SCHEMA IF NOT EXISTS etl;
DROP SCHEMA IF EXISTS etl;

ALTER TABLE sales.orders OWNER TO etl;

CREATE OR REPLACE VIEW sales.open_orders AS SELECT id FROM sales.orders;
DROP MATERIALIZED VIEW IF EXISTS sales.revenue;
CREATE MATERIALIZED VIEW sales.revenue AS SELECT day FROM sales.orders;
CREATE SCHEMA IF NOT EXISTS archive;
CREATE EXTERNAL SCHEMA IF NOT EXISTS lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE default;

-- Redshift decides when, and does it piece by piece.
ALTER TABLE sales.orders ALTER DISTSTYLE AUTO;
ALTER TABLE sales.orders ALTER SORTKEY AUTO;
ALTER TABLE sales.orders ALTER ENCODE AUTO;

-- The rows stay as they are.
ALTER TABLE sales.orders ALTER SORTKEY NONE;
ALTER TABLE sales.orders ALTER COLUMN note TYPE VARCHAR(500);
ALTER TABLE sales.orders ADD COLUMN remark VARCHAR(100) ENCODE zstd;
ALTER TABLE sales.orders DROP COLUMN remark;
ALTER TABLE sales.orders RENAME COLUMN note TO remark;
ALTER TABLE sales.orders OWNER TO etl;

-- The table is new.
CREATE TABLE sales.orders_of_today (LIKE sales.orders);
ALTER TABLE sales.orders_of_today ALTER SORTKEY (id);
DROP TABLE IF EXISTS sales.again;
CREATE TABLE IF NOT EXISTS sales.again (id BIGINT);
ALTER TABLE sales.again ALTER DISTKEY id;

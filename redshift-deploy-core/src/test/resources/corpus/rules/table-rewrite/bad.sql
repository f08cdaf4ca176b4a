ALTER TABLE sales.orders ALTER DISTKEY customer_id;

ALTER TABLE sales.orders ALTER DISTSTYLE ALL;

ALTER TABLE sales.orders ALTER DISTSTYLE KEY DISTKEY customer_id;

ALTER TABLE sales.orders ALTER COMPOUND SORTKEY (day, id), ALTER DISTKEY id;

ALTER TABLE sales.orders ALTER COLUMN note ENCODE zstd;

-- The table may be an old one, with rows.
CREATE TABLE IF NOT EXISTS sales.perhaps (id BIGINT);
ALTER TABLE sales.perhaps ALTER DISTKEY id;

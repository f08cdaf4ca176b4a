-- Nothing is changed before it.
CREATE TABLE IF NOT EXISTS staging.orders (id BIGINT);
SELECT COUNT(*) FROM staging.orders;
TRUNCATE staging.orders;
TRUNCATE staging.payments;
COPY staging.orders FROM 's3://dw/orders' IAM_ROLE default;

-- A transaction has its own finding.
BEGIN;
INSERT INTO sales.orders SELECT * FROM staging.orders;
COMMIT;
TRUNCATE staging.orders;

-- VACUUM has committed the insertion already.
INSERT INTO sales.orders SELECT * FROM landing.orders;
VACUUM sales.orders;
TRUNCATE landing.orders;
INSERT INTO landing.orders SELECT * FROM landing.late_orders;

-- Nothing that might fail comes after it.
TRUNCATE landing.late_orders;

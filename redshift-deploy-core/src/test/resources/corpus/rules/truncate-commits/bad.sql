INSERT INTO sales.loads (id) VALUES (1);
TRUNCATE staging.orders;
INSERT INTO staging.orders SELECT * FROM landing.orders;

COMMENT ON TABLE staging.orders IS 'of today';
TRUNCATE TABLE sales.orders;
COPY sales.orders FROM 's3://dw/orders' IAM_ROLE default;

INSERT INTO sales.orders VALUES (1);
TRUNCATE sales.orders;
VACUUM sales.orders;
UNLOAD ('SELECT 1') TO 's3://bucket/x' IAM_ROLE default;
COMMIT;

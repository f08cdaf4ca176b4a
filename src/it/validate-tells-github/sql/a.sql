SELECT 1;
SELECT '::error::no' FROM;
DELETE FROM staging.orders;

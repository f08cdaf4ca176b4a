-- redshift-deploy: run=once
-- CREATE DATASHARE knows no IF NOT EXISTS, so it runs once. A schema is added before its objects.
CREATE DATASHARE sales_share;

ALTER DATASHARE sales_share ADD SCHEMA sales;
ALTER DATASHARE sales_share ADD TABLE sales.orders;
ALTER DATASHARE sales_share ADD TABLE sales.daily_revenue;

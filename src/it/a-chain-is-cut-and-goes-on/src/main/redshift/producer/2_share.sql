CREATE DATASHARE sales_share;
ALTER DATASHARE sales_share ADD SCHEMA sales;
ALTER DATASHARE sales_share ADD TABLE sales.totals;
GRANT USAGE ON DATASHARE sales_share TO NAMESPACE '${namespace.analytics}';
GRANT USAGE ON DATASHARE sales_share TO NAMESPACE '${namespace.reporting}';

-- Each consumer by its namespace, which the targets are asked for.
GRANT USAGE ON DATASHARE sales_share TO NAMESPACE '${namespace.analytics}';
GRANT USAGE ON DATASHARE sales_share TO NAMESPACE '${namespace.reporting}';

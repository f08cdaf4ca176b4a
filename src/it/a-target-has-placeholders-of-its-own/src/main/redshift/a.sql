CREATE SCHEMA IF NOT EXISTS ${schema};
SELECT '${owner}, ${label}, s3://${archive}/' AS label FROM svv_tables LIMIT 1;

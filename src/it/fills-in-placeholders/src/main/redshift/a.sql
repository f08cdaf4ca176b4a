CREATE SCHEMA IF NOT EXISTS ${schema};
SELECT '${label} and ${unknown}' AS label FROM svv_tables LIMIT 1;
CREATE TABLE IF NOT EXISTS from_the_command_line.t (id INT);

\set ON_ERROR_STOP on
\echo 'all of them'
\i tables.sql
CREATE TABLE sales.orders (
    id INT,
    \! date
    customer INT
);
\copy sales.orders from 'orders.csv' csv
\c analytics deployer
SELECT 'DROP TABLE ' || tablename FROM pg_tables \gexec
\if :{?full}
TRUNCATE sales.orders;
\else
DELETE FROM sales.orders WHERE id < 0;
\endif
\set today `date +%F`
\prompt 'Schema? ' schema
\ecoh done

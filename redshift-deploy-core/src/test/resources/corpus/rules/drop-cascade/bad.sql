DROP TABLE IF EXISTS sales.orders CASCADE;

DROP SCHEMA staging cascade;

DROP VIEW sales.open_orders, sales.late_orders CASCADE;

DROP MATERIALIZED VIEW sales.revenue CASCADE;

ALTER TABLE sales.orders DROP COLUMN note CASCADE;

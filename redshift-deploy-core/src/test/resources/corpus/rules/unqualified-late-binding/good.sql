CREATE VIEW sales.open_orders AS SELECT id FROM sales.orders WITH NO SCHEMA BINDING;
CREATE VIEW sales.latest AS WITH o AS (SELECT id FROM sales.orders) SELECT id FROM o WITH NO SCHEMA BINDING;
CREATE VIEW sales.of_lake AS SELECT o.id, l.sku FROM lake.orders o, o.lines l WITH NO SCHEMA BINDING;
CREATE VIEW sales.of_system AS SELECT usename FROM pg_user WITH NO SCHEMA BINDING;
CREATE VIEW sales.bound AS SELECT id FROM orders;
CREATE VIEW sales.taxed AS SELECT f_tax(amount) AS tax FROM sales.orders WITH NO SCHEMA BINDING;

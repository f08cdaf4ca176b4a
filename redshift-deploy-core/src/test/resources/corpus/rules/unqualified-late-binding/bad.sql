CREATE VIEW sales.open_orders AS SELECT id FROM orders WITH NO SCHEMA BINDING;

CREATE OR REPLACE VIEW late.all_orders AS
SELECT o.id FROM sales.orders o JOIN customers c ON c.id = o.customer_id
UNION ALL
SELECT id FROM old_orders
WITH NO SCHEMA BINDING;

CREATE VIEW sales.latest AS WITH o AS (SELECT id FROM orders) SELECT id FROM o WITH NO SCHEMA BINDING;

CREATE OR REPLACE VIEW sales.open_orders AS SELECT * FROM sales.orders WHERE status = 'open';

CREATE VIEW sales.order_lines AS SELECT o.id, l.* FROM sales.orders o JOIN sales.lines l ON l.order_id = o.id;

CREATE MATERIALIZED VIEW sales.all_orders AS SELECT id FROM sales.orders UNION ALL SELECT * FROM sales.old_orders;

CREATE VIEW sales.latest AS WITH o AS (SELECT * FROM sales.orders) SELECT * FROM o LIMIT 10;

CREATE VIEW sales.late AS SELECT * FROM sales.orders WITH NO SCHEMA BINDING;

CREATE VIEW sales.short AS SELECT * EXCLUDE (note) FROM sales.orders;

CREATE VIEW sales.nested AS SELECT * FROM (SELECT * FROM (sales.orders JOIN sales.payments USING (order_id))) x;
CREATE VIEW sales.both AS (SELECT * FROM sales.orders) UNION ALL SELECT id FROM sales.payments;

CREATE OR REPLACE VIEW sales.counts AS SELECT status, COUNT(*) AS orders FROM sales.orders GROUP BY status;

-- The columns are named further inside.
CREATE VIEW sales.latest AS WITH o AS (SELECT id, day FROM sales.orders) SELECT * FROM o LIMIT 10;
CREATE VIEW sales.ranked AS
SELECT * FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS place FROM sales.orders) r WHERE place < 10;
CREATE VIEW sales.numbers AS
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT n.* FROM n) SELECT * FROM n;
CREATE VIEW sales.paid AS
WITH p AS (SELECT order_id FROM sales.payments) SELECT o.id, p.* FROM sales.orders o JOIN p ON p.order_id = o.id;

-- A star that gives no column.
CREATE VIEW sales.with_payment AS
SELECT id FROM sales.orders o WHERE EXISTS (SELECT * FROM sales.payments p WHERE p.order_id = o.id);
CREATE VIEW sales.known AS WITH o AS (SELECT * FROM sales.orders) SELECT id, day FROM o;

-- What is no view.
CREATE TEMP TABLE stage AS SELECT * FROM sales.orders;
SELECT * FROM sales.orders;

-- The columns of what the star means are named.
CREATE VIEW sales.marked AS SELECT m.* FROM (sales.orders o JOIN (SELECT 1 AS id) m ON o.id = m.id);

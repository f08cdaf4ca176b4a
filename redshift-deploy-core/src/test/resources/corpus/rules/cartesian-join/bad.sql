SELECT * FROM sales.orders o, sales.customers c;

SELECT * FROM sales.orders o, sales.customers c, sales.products p WHERE o.customer_id = c.id AND p.price > 10;

-- Two pairs, and nothing between them.
SELECT * FROM sales.a, sales.b, sales.c, sales.d WHERE a.id = b.id AND c.id = d.id;

SELECT * FROM sales.orders o JOIN sales.customers c ON TRUE;

SELECT * FROM sales.orders o JOIN sales.customers c ON o.status <> 'paid';

-- Inside of other statements.
INSERT INTO sales.report SELECT COUNT(*) FROM sales.orders o, sales.customers c WHERE o.amount > 10;
SELECT * FROM (SELECT o.id FROM sales.orders o INNER JOIN sales.customers c ON 1 = 1) t;
UPDATE sales.orders SET status = 'paid' FROM sales.payments p WHERE p.amount > 0;
DELETE FROM sales.orders USING sales.payments p, sales.refunds r WHERE orders.id = p.order_id AND r.amount > 0;

-- The parts of a date are no columns.
SELECT * FROM sales.orders o, sales.customers c WHERE o.created > DATEADD(day, -7, o.updated);

-- One of three, wherever it stands.
SELECT * FROM sales.a, sales.b, sales.c WHERE b.id = c.id;
SELECT * FROM sales.a, sales.b, sales.c WHERE a.id = c.id;
SELECT * FROM sales.a JOIN sales.b ON a.id = b.id, sales.c;
SELECT * FROM (sales.a JOIN sales.b ON a.id = b.id) JOIN sales.c ON a.id = b.other;

-- A condition on one of them, or with itself.
SELECT * FROM sales.orders o, sales.customers c WHERE o.id = o.other AND c.id > 1;
SELECT * FROM sales.orders o, sales.customers c WHERE o.amount > 1 OR c.id > 1 AND o.amount > 2 OR o.id > 3;

-- A table of the query with more than a few rows, and one that is derived.
WITH many AS (SELECT * FROM sales.lines) SELECT * FROM sales.orders o, many;
SELECT * FROM sales.orders o, (SELECT * FROM sales.lines) l;
SELECT * FROM sales.orders o, (SELECT * FROM sales.lines LIMIT 100000) l;
SELECT * FROM sales.orders o, (SELECT day FROM sales.lines GROUP BY day) l;

-- Two tables of one name in two schemas.
SELECT * FROM sales.orders o, archive.orders p WHERE o.id > 1;

UPDATE sales.orders o SET status = 'paid' FROM sales.payments p WHERE o.amount > 0;
UPDATE sales.orders SET status = 'paid' FROM sales.payments p JOIN sales.refunds r ON p.id = r.id WHERE p.amount > 0;

-- A condition on one table alone, whose column does not say so.
SELECT * FROM sales.orders, sales.payments WHERE amount > 0;

-- A table of a schema is none of the query's.
WITH totals AS (SELECT max(id) AS id FROM sales.orders) SELECT * FROM sales.orders o, sales.totals;

-- Each line keeps its own count.
SELECT * FROM sales.orders o, (SELECT count(*) OVER () AS lines FROM sales.lines) l;

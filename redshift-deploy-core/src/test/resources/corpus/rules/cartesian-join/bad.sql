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

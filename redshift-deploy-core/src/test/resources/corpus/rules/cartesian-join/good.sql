SELECT * FROM sales.orders o, sales.customers c WHERE o.customer_id = c.id;
SELECT * FROM sales.orders, sales.customers WHERE sales.orders.customer_id = sales.customers.id;
SELECT * FROM sales.orders o, sales.customers c WHERE (o.customer_id = c.id AND o.amount > 0) OR o.customer_id = c.old_id;
SELECT * FROM sales.orders o, sales.customers c WHERE o.customer_id = c.id (+);
SELECT * FROM sales.orders o JOIN sales.customers c ON o.created BETWEEN c.since AND c.until;
SELECT * FROM sales.orders JOIN sales.customers USING (customer_id);

-- Columns that do not say whose they are.
SELECT * FROM sales.orders, sales.customers WHERE customer_id = id;
SELECT * FROM sales.orders o, sales.customers WHERE o.customer_id = id;
SELECT * FROM sales.orders o, sales.customers c WHERE o.id IN (SELECT order_id FROM sales.payments WHERE payer = c.id);

-- Every row with every other one is meant.
SELECT * FROM sales.orders o CROSS JOIN sales.regions r;
SELECT * FROM sales.orders o LEFT JOIN sales.regions r ON TRUE;

-- Values inside a row.
SELECT i.sku FROM sales.orders o, o.items i, i.parts p AT n;
SELECT * FROM sales.orders o, UNPIVOT o.attributes AS v AT k;

-- One row, and rows that the query holds itself.
SELECT * FROM sales.orders o, (SELECT MAX(loaded) AS latest FROM sales.loads) l;
SELECT * FROM sales.orders o, (SELECT * FROM sales.settings LIMIT 1) s;
WITH latest AS (SELECT MAX(loaded) AS day FROM sales.loads) SELECT * FROM sales.orders o, latest WHERE o.day > latest.day;
WITH digits AS (SELECT 0 AS d UNION ALL SELECT 1) SELECT a.d + 2 * b.d FROM digits a, digits b;
SELECT * FROM sales.orders o, generate_series(1, 3) AS n;
SELECT a.n + 10 * b.n FROM util.numbers a, util.numbers b;
SELECT * FROM sales.orders o, sales.settings s WHERE s.name = 'currency';

-- Both are tied to the row around the query.
SELECT * FROM sales.orders o
WHERE EXISTS (SELECT 1 FROM sales.payments p, sales.refunds r WHERE p.order_id = o.id AND r.order_id = o.id);

UPDATE sales.orders SET status = 'paid' FROM sales.payments p WHERE p.order_id = orders.id;
DELETE FROM sales.orders USING sales.payments p WHERE p.order_id = orders.id;

-- Through a third one, in any order.
SELECT * FROM sales.a, sales.b, sales.c WHERE a.id = c.id AND c.other = b.id;
SELECT * FROM sales.a, sales.b, sales.c, sales.d WHERE c.id = d.id AND a.id = b.id AND d.other = a.other;
SELECT * FROM sales.a, sales.b JOIN sales.c ON b.id = c.id WHERE a.id = c.a_id;
SELECT * FROM (sales.a JOIN sales.b ON a.id = b.id) JOIN sales.c ON c.id = b.c_id;

-- In the condition of a CONNECT BY, of groups, and of windows.
SELECT a.id FROM sales.a, sales.b GROUP BY a.id HAVING MAX(a.day) = MAX(b.day);
SELECT a.id FROM sales.a, sales.b QUALIFY ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.id - a.id) = 1;
SELECT a.id FROM sales.a, sales.b START WITH a.id = 1 CONNECT BY PRIOR a.id = b.parent;

-- No condition at all is no mistake of this kind.
UPDATE sales.orders SET status = 'paid' FROM sales.payments p;
DELETE FROM sales.orders USING sales.payments p;
UPDATE sales.orders o SET status = 'paid' FROM sales.payments p WHERE p.order_id = o.id;
UPDATE sales.orders SET status = 'paid' WHERE amount > 0;
DELETE FROM sales.orders WHERE amount > 0;
SELECT * FROM sales.orders o FULL OUTER JOIN sales.regions r ON 1 = 1;
SELECT * FROM sales.orders o NATURAL JOIN sales.regions r;
SELECT 1;
DROP TABLE IF EXISTS sales.orders, sales.customers;

-- Columns that do not say whose they are may tie the tables.
SELECT * FROM sales.orders, sales.payments WHERE order_day < payment_day;
SELECT * FROM sales.orders, sales.payments WHERE status = 'paid';

-- Two tables of one name: which is meant is not known, and Redshift refuses it.
SELECT 1 FROM sales.orders, archive.orders, sales.payments;

-- To combine all with all is meant, whatever the tables come from.
SELECT 1 FROM sales.orders o CROSS JOIN (sales.lines l JOIN sales.parts p ON l.part = p.id);
SELECT 1 FROM sales.orders o CROSS JOIN (SELECT id FROM sales.lines) l;
SELECT 1 FROM sales.orders o, o.items AS i CROSS JOIN sales.parts p;

-- A single row, or rows that the query holds itself.
WITH totals AS (SELECT max(id) AS id FROM sales.orders) SELECT * FROM sales.orders o, totals;
SELECT * FROM sales.orders o, (WITH l AS (SELECT id FROM sales.lines) SELECT max(id) AS id FROM l) t;
SELECT * FROM sales.orders o, ((SELECT max(id) AS id FROM sales.lines)) t;
SELECT * FROM sales.orders o, (SELECT 1 AS id UNION ALL SELECT 2) t;
SELECT * FROM sales.orders o, sales.payments p WHERE ((o.id = p.order_id AND p.amount > 0));

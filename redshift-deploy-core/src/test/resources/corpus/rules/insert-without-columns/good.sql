INSERT INTO sales.orders (id, status) VALUES (1, 'paid');
INSERT INTO sales.orders (id, status) SELECT id, status FROM staging.orders;
INSERT INTO sales.orders DEFAULT VALUES;

-- The script sees the columns.
INSERT INTO #fresh SELECT id FROM sales.orders;
SELECT id INTO scratch.ids FROM sales.orders;
INSERT INTO scratch.ids SELECT id FROM sales.late_orders;
CREATE TABLE scratch.days (day DATE);
INSERT INTO scratch.days VALUES ('2026-01-31');

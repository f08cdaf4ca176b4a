SELECT a FROM orders WHERE name = 'x'
INSERT INTO sales.items (a, b)
SELECT 1, 2;
SELECT a FROM orders
DELETE FROM items WHERE a = 1;
INSERT INTO orders VALUES
(1),
(2) -- the last one
COMMIT;
CREATE TABLE orders (a INT)
CREATE TABLE items (b INT);
SELECT 1 SELECT 2;
UPDATE orders SET a = 1
UPDATE items SET b = 2;
-- What stands before is no statement: something else is missing.
CREATE VIEW recent
SELECT a FROM orders;

CREATE TABLE orders (id INT);
INSERT INTO orders VALUES (1);
SELECT * FROM orders;

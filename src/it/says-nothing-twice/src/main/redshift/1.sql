CREATE TABLE orders (id INT);
DELETE FROM orders;

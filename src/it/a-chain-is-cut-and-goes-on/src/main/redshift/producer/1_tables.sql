CREATE SCHEMA sales;
CREATE TABLE sales.orders (id INT, amount INT);
INSERT INTO sales.orders (id, amount) VALUES (1, 40), (2, 2);
CREATE VIEW sales.totals AS SELECT SUM(amount) AS total FROM sales.orders;

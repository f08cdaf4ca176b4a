SELECT o.*, price * amount AS total EXCLUDE (price, amount) FROM orders o;
SELECT *, 1 AS one EXCLUDE secret FROM orders;
SELECT a, b EXCLUDE b FROM orders;
SELECT * EXCLUDE (a) FROM orders;
SELECT a exclude FROM orders;

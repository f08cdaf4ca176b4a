SELECT ROW_NUMBER() FROM orders;
SELECT id, LAG(amount) FROM orders;
SELECT MAX(COUNT(*)) FROM orders GROUP BY customer;
SELECT SUM(NVL(AVG(amount), 0)) FROM orders;
SELECT COUNT() FROM orders;
SELECT SUM(amount, discount), DATEADD(day, 7), NVL2(note, 1), NULLIF(note) FROM orders;
SELECT SPLIT_PART(note, ','), DECODE(state) FROM orders;
SELECT RANK(amount) OVER (ORDER BY amount) FROM orders;
SELECT SUM(amount) OVER (PARTITION BY customer ORDER BY day) FROM orders;

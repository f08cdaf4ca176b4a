-- What consumers are meant to read.
CREATE OR REPLACE VIEW sales.daily_revenue AS
SELECT ordered_on, country, COUNT(*) AS orders, SUM(amount) AS revenue
FROM sales.orders
GROUP BY ordered_on, country;

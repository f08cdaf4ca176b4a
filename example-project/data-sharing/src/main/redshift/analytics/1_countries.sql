-- Only for the analysts.
CREATE OR REPLACE VIEW reports.countries AS
SELECT country, SUM(orders) AS orders, SUM(revenue) AS revenue
FROM sales_db.sales.daily_revenue
GROUP BY country
WITH NO SCHEMA BINDING;

SELECT country, orders, revenue FROM reports.countries ORDER BY country;

-- Only for the dashboards.
CREATE OR REPLACE VIEW reports.days AS
SELECT ordered_on, SUM(revenue) AS revenue
FROM sales_db.sales.daily_revenue
GROUP BY ordered_on
WITH NO SCHEMA BINDING;

SELECT ordered_on, revenue FROM reports.days ORDER BY ordered_on;

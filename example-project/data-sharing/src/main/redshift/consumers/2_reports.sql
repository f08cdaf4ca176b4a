-- Views of this cluster's own over the shared data. They bind late: what they read lies in another database.
CREATE SCHEMA IF NOT EXISTS reports;

CREATE OR REPLACE VIEW reports.daily_revenue AS
SELECT ordered_on, country, orders, revenue
FROM sales_db.sales.daily_revenue
WITH NO SCHEMA BINDING;

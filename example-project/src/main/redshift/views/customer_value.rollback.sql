DROP VIEW IF EXISTS reporting.customer_value;

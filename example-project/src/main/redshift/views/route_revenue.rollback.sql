DROP VIEW IF EXISTS reporting.route_revenue;

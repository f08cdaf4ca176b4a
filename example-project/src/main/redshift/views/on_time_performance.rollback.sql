DROP VIEW IF EXISTS reporting.on_time_performance;

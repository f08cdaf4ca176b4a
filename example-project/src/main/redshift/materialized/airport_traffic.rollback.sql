DROP MATERIALIZED VIEW IF EXISTS reporting.airport_traffic;

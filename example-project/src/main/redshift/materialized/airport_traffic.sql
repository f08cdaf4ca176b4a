-- Redshift has no CREATE OR REPLACE MATERIALIZED VIEW: it is dropped and built again.
-- Refreshed under maintenance/.
DROP MATERIALIZED VIEW IF EXISTS reporting.airport_traffic;

CREATE MATERIALIZED VIEW reporting.airport_traffic
BACKUP NO
DISTSTYLE ALL
SORTKEY (iata_code)
AUTO REFRESH NO
AS
SELECT
    dim_airport.iata_code,
    flight_operations.flight_date,
    COUNT(*) AS departures,
    SUM(flight_operations.passengers) AS passengers
FROM airline.flight_operations
JOIN airline.dim_flight
    ON dim_flight.flight_key = flight_operations.flight_key
JOIN airline.dim_airport
    ON dim_airport.airport_key = dim_flight.origin_key
WHERE flight_operations.operation_status = 'arrived'
GROUP BY dim_airport.iata_code, flight_operations.flight_date;

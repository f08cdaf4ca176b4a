-- On time, as the trade counts it: at the gate less than 15 minutes late.
CREATE OR REPLACE VIEW reporting.on_time_performance AS
SELECT
    flight_operations.flight_date,
    dim_flight.flight_number,
    origin.iata_code AS origin,
    destination.iata_code AS destination,
    flight_operations.operation_status,
    DATEDIFF(
        minute, flight_operations.scheduled_arrival, flight_operations.actual_arrival
    ) AS arrival_delay_minutes,
    CASE
        WHEN flight_operations.operation_status = 'cancelled' THEN FALSE
        WHEN flight_operations.actual_arrival
            < DATEADD(minute, 15, flight_operations.scheduled_arrival) THEN TRUE
        ELSE FALSE
    END AS is_on_time,
    flight_operations.passengers
FROM airline.flight_operations
JOIN airline.dim_flight
    ON dim_flight.flight_key = flight_operations.flight_key
JOIN airline.dim_airport AS origin
    ON origin.airport_key = dim_flight.origin_key
JOIN airline.dim_airport AS destination
    ON destination.airport_key = dim_flight.destination_key;

COMMENT ON VIEW reporting.on_time_performance IS 'One row a flight and day; on time is less than 15 minutes late at the gate';

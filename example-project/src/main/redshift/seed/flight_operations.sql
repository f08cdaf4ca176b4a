-- Two weeks of flying, June 1 to 14, made up by arithmetic so that every run makes up the same.
DELETE FROM airline.flight_operations
WHERE flight_date BETWEEN '2026-06-01' AND '2026-06-14';

INSERT INTO airline.flight_operations
    (
        flight_date,
        flight_key,
        aircraft_key,
        scheduled_departure,
        actual_departure,
        scheduled_arrival,
        actual_arrival,
        operation_status,
        passengers
    )
WITH planned AS (
    SELECT
        dim_date.calendar_date AS flight_date,
        dim_flight.flight_key,
        dim_flight.aircraft_key,
        dim_flight.block_minutes,
        dim_aircraft.seats,
        DATEADD(
            minute, dim_flight.departure_minute, CAST(dim_date.calendar_date AS TIMESTAMP)
        ) AS scheduled_departure,
        MOD(
            DATEDIFF(day, DATE '2026-01-01', dim_date.calendar_date) * 37 + dim_flight.flight_key * 61, 100
        ) AS luck
    FROM airline.dim_date
    CROSS JOIN airline.dim_flight
    JOIN airline.dim_aircraft
        ON dim_aircraft.aircraft_key = dim_flight.aircraft_key
    WHERE dim_date.calendar_date BETWEEN '2026-06-01' AND '2026-06-14'
),
flown AS (
    SELECT
        planned.*,
        CASE
            WHEN luck < 70 THEN MOD(luck, 11) - 3
            WHEN luck < 92 THEN MOD(luck, 24) + 9
            ELSE MOD(luck, 8) * 17 + 48
        END AS delay_minutes
    FROM planned
)
SELECT
    flight_date,
    flight_key,
    aircraft_key,
    scheduled_departure,
    CASE WHEN luck = 98 THEN NULL ELSE DATEADD(minute, delay_minutes, scheduled_departure) END,
    DATEADD(minute, block_minutes, scheduled_departure),
    CASE
        WHEN luck = 98 THEN NULL
        ELSE DATEADD(minute, block_minutes + delay_minutes - MOD(luck, 5), scheduled_departure)
    END,
    DECODE(luck, 98, 'cancelled', 'arrived'),
    CASE WHEN luck = 98 THEN 0 ELSE seats * (62 + MOD(luck * 7, 37)) / 100 END
FROM flown;

-- Made-up bookings of our members for the two weeks. A booking of a cancelled flight is refunded.
DELETE FROM airline.bookings
WHERE flight_date BETWEEN '2026-06-01' AND '2026-06-14';

INSERT INTO airline.bookings
    (
        booking_id,
        customer_key,
        flight_date,
        flight_key,
        booked_at,
        cabin,
        seats,
        fare_amount,
        booking_status,
        remark
    )
WITH wishes AS (
    SELECT
        flight_operations.flight_date,
        flight_operations.flight_key,
        flight_operations.operation_status,
        flight_operations.scheduled_departure,
        dim_flight.distance_km,
        dim_customer.customer_key,
        dim_customer.tier,
        CAST(SUBSTRING(dim_customer.customer_code, 2) AS INTEGER) AS customer_number,
        DATEDIFF(day, DATE '2026-06-01', flight_operations.flight_date) AS day_number
    FROM airline.flight_operations
    JOIN airline.dim_flight
        ON dim_flight.flight_key = flight_operations.flight_key
    CROSS JOIN airline.dim_customer
    WHERE flight_operations.flight_date BETWEEN '2026-06-01' AND '2026-06-14'
),
chosen AS (
    SELECT
        wishes.*,
        1 + MOD(customer_number + flight_key, 3) AS seats,
        CASE
            WHEN tier = 'gold' AND MOD(customer_number + day_number, 2) = 0 THEN 'business'
            ELSE 'economy'
        END AS cabin
    FROM wishes
    WHERE MOD(customer_number * 131 + flight_key * 71 + day_number * (day_number + customer_number + 8), 97) < 16
)
SELECT
    20260000000 + day_number * 100000 + flight_key * 1000 + customer_number,
    customer_key,
    flight_date,
    flight_key,
    DATEADD(day, -(7 + MOD(customer_number * 3 + flight_key, 60)), scheduled_departure),
    cabin,
    seats,
    CAST(seats * (39 + distance_km * DECODE(cabin, 'business', 0.21, 0.07)) AS DECIMAL(10, 2)),
    DECODE(operation_status, 'cancelled', 'refunded', 'flown'),
    CASE WHEN operation_status = 'cancelled' THEN 'refunded: flight cancelled' END
FROM chosen;

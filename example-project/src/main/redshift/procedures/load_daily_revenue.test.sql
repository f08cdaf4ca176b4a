-- The procedure is there with this signature, and sums up the bookings of one day.
SHOW PROCEDURE airline.load_daily_revenue(DATE);

DELETE FROM airline.bookings WHERE flight_date = DATE '2026-06-05';

INSERT INTO airline.bookings
    (booking_id, customer_key, flight_date, flight_key, booked_at, cabin, seats, fare_amount, booking_status)
VALUES
    (-1, 1, DATE '2026-06-05', 1, TIMESTAMP '2026-05-01 10:00', 'economy', 2, 300.00, 'flown'),
    (-2, 1, DATE '2026-06-05', 1, TIMESTAMP '2026-05-02 10:00', 'economy', 1, 150.50, 'refunded');

-- within: 1 m
CALL airline.load_daily_revenue(DATE '2026-06-05');

-- expect: table
-- | booking_count | seats_sold | revenue | refunded |
-- |---------------|------------|---------|----------|
-- | 2             | 2          | 300     | 150.5    |
SELECT booking_count, seats_sold, revenue, refunded
FROM airline.daily_revenue
WHERE flight_date = DATE '2026-06-05' AND flight_key = 1;

-- A day without flights is refused.
-- expect: error no flight operations on 1999-01-01
CALL airline.load_daily_revenue(DATE '1999-01-01');

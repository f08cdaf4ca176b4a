-- What no single script promises: that the parts fit together.
SELECT COUNT(*) = 0 AS no_booking_without_a_flight
FROM airline.bookings
LEFT JOIN airline.flight_operations
    ON flight_operations.flight_date = bookings.flight_date
    AND flight_operations.flight_key = bookings.flight_key
WHERE flight_operations.flight_key IS NULL;

SELECT SUM(revenue) = (SELECT SUM(revenue) FROM airline.daily_revenue) AS readers_see_all_revenue
FROM reporting.route_revenue;

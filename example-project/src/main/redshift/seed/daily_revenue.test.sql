-- Each SELECT returns one boolean that must be true; see dim_customer.test.sql.
SELECT SUM(revenue + refunded) = (SELECT SUM(fare_amount) FROM airline.bookings) AS no_cent_is_lost
FROM airline.daily_revenue;

SELECT COUNT(DISTINCT flight_date) = 14 AS every_day_is_loaded
FROM airline.daily_revenue;

SELECT COUNT(*) = 0 AS no_revenue_without_a_flight
FROM airline.daily_revenue
LEFT JOIN airline.flight_operations
    ON flight_operations.flight_date = daily_revenue.flight_date
    AND flight_operations.flight_key = daily_revenue.flight_key
WHERE flight_operations.flight_key IS NULL;

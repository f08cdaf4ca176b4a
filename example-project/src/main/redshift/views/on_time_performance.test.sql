-- Each SELECT returns one boolean that must be true; see dim_customer.test.sql.
SELECT COUNT(*) = (SELECT COUNT(*) FROM airline.flight_operations) AS the_view_loses_no_flight
FROM reporting.on_time_performance;

SELECT COUNT(*) = 0 AS a_cancelled_flight_is_never_on_time
FROM reporting.on_time_performance
WHERE operation_status = 'cancelled'
    AND is_on_time;

-- Runs last and changes nothing: the rows are printed with the deployment.

-- The five routes that earned most.
SELECT
    route,
    SUM(seats_sold) AS total_seats,
    SUM(revenue) AS total_revenue,
    ROUND(SUM(revenue) / NULLIF(SUM(seats_sold), 0), 2) AS revenue_per_seat
FROM reporting.route_revenue
GROUP BY route
ORDER BY total_revenue DESC, route
LIMIT 5;

-- On-time performance, worst flight first.
SELECT
    flight_number,
    origin,
    destination,
    COUNT(*) AS planned,
    SUM(CASE WHEN operation_status = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
    ROUND(100.0 * SUM(CASE WHEN is_on_time THEN 1 ELSE 0 END) / COUNT(*), 1) AS on_time_percent,
    MAX(arrival_delay_minutes) AS longest_delay
FROM reporting.on_time_performance
GROUP BY flight_number, origin, destination
ORDER BY on_time_percent, flight_number
LIMIT 5;

-- The last seven days that are loaded.
SELECT
    daily_revenue.flight_date,
    dim_date.day_name,
    SUM(daily_revenue.booking_count) AS total_bookings,
    SUM(daily_revenue.revenue) AS total_revenue,
    SUM(daily_revenue.refunded) AS total_refunded
FROM airline.daily_revenue
JOIN airline.dim_date
    ON dim_date.calendar_date = daily_revenue.flight_date
WHERE daily_revenue.flight_date > (
    SELECT DATEADD(day, -7, MAX(flight_date))
    FROM airline.daily_revenue
)
GROUP BY daily_revenue.flight_date, dim_date.day_name
ORDER BY daily_revenue.flight_date;

-- What the members of the two upper tiers are worth, best customer first.
SELECT
    tier,
    COUNT(*) AS members,
    SUM(revenue) AS total_revenue,
    LISTAGG(customer_code, ' ') WITHIN GROUP (ORDER BY revenue DESC) AS customers
FROM reporting.customer_value
WHERE tier <> 'blue'
GROUP BY tier
ORDER BY total_revenue DESC;

-- The busiest airports by departing passengers.
SELECT
    iata_code,
    SUM(departures) AS total_departures,
    SUM(passengers) AS total_passengers
FROM reporting.airport_traffic
GROUP BY iata_code
ORDER BY total_passengers DESC, iata_code
LIMIT 5;

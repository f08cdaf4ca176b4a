CREATE OR REPLACE VIEW reporting.route_revenue AS
SELECT
    daily_revenue.flight_date,
    origin.iata_code AS origin,
    destination.iata_code AS destination,
    origin.iata_code || '-' || destination.iata_code AS route,
    SUM(daily_revenue.booking_count) AS booking_count,
    SUM(daily_revenue.seats_sold) AS seats_sold,
    SUM(daily_revenue.revenue) AS revenue,
    SUM(daily_revenue.refunded) AS refunded
FROM airline.daily_revenue
JOIN airline.dim_flight
    ON dim_flight.flight_key = daily_revenue.flight_key
JOIN airline.dim_airport AS origin
    ON origin.airport_key = dim_flight.origin_key
JOIN airline.dim_airport AS destination
    ON destination.airport_key = dim_flight.destination_key
GROUP BY daily_revenue.flight_date, origin.iata_code, destination.iata_code;

COMMENT ON VIEW reporting.route_revenue IS 'Revenue in EUR a route and day';

-- Late-binding: bookings can be rebuilt or swapped under this view without dropping it.
-- What it names is looked up when it is queried, so every name carries its schema.
CREATE OR REPLACE VIEW reporting.customer_value AS
SELECT
    dim_customer.customer_code,
    dim_customer.tier,
    dim_customer.country_code,
    COUNT(bookings.booking_id) AS booking_count,
    NVL(SUM(CASE WHEN bookings.booking_status = 'flown' THEN bookings.fare_amount END), 0) AS revenue,
    MAX(bookings.flight_date) AS last_flight_date
FROM airline.dim_customer
LEFT JOIN airline.bookings
    ON bookings.customer_key = dim_customer.customer_key
GROUP BY dim_customer.customer_code, dim_customer.tier, dim_customer.country_code
WITH NO SCHEMA BINDING;

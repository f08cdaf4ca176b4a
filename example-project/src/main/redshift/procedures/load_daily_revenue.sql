-- Sums up one day of bookings. The day is replaced, so calling twice is the same as once.
CREATE OR REPLACE PROCEDURE airline.load_daily_revenue(day_to_load DATE)
AS $$
DECLARE
    planned_flights INTEGER;
    deleted_rows INTEGER;
    inserted_rows INTEGER;
BEGIN
    SELECT COUNT(*)
    INTO planned_flights
    FROM airline.flight_operations
    WHERE flight_date = day_to_load;

    IF planned_flights = 0 THEN
        RAISE EXCEPTION 'no flight operations on %', day_to_load;
    END IF;

    DELETE FROM airline.daily_revenue
    WHERE flight_date = day_to_load;

    GET DIAGNOSTICS deleted_rows := ROW_COUNT;

    INSERT INTO airline.daily_revenue
        (flight_date, flight_key, booking_count, seats_sold, revenue, refunded)
    SELECT
        flight_date,
        flight_key,
        COUNT(*),
        SUM(CASE WHEN booking_status = 'flown' THEN seats ELSE 0 END),
        SUM(CASE WHEN booking_status = 'flown' THEN fare_amount ELSE 0 END),
        SUM(CASE WHEN booking_status = 'refunded' THEN fare_amount ELSE 0 END)
    FROM airline.bookings
    WHERE flight_date = day_to_load
    GROUP BY flight_date, flight_key;

    GET DIAGNOSTICS inserted_rows := ROW_COUNT;

    RAISE INFO 'daily revenue of %: % rows replaced by %', day_to_load, deleted_rows, inserted_rows;
END;
$$ LANGUAGE plpgsql;

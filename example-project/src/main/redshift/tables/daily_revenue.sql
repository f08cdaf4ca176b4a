-- Derived: every row can be computed again by airline.load_daily_revenue.
CREATE TABLE IF NOT EXISTS airline.daily_revenue
(
    flight_date DATE ENCODE raw NOT NULL REFERENCES airline.dim_date (calendar_date),
    flight_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_flight (flight_key),
    booking_count INTEGER ENCODE az64 NOT NULL,
    seats_sold INTEGER ENCODE az64 NOT NULL,
    revenue DECIMAL(14, 2) ENCODE az64 NOT NULL,
    refunded DECIMAL(14, 2) ENCODE az64 NOT NULL,
    loaded_at TIMESTAMP DEFAULT GETDATE() ENCODE az64 NOT NULL,
    PRIMARY KEY (flight_date, flight_key)
)
DISTSTYLE KEY
DISTKEY (flight_key)
COMPOUND SORTKEY (flight_date, flight_key);

COMMENT ON TABLE airline.daily_revenue IS 'Bookings summed up a flight and day, loaded by airline.load_daily_revenue';

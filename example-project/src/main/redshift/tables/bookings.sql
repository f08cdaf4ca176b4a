CREATE TABLE IF NOT EXISTS airline.bookings
(
    booking_id BIGINT ENCODE az64 NOT NULL,
    customer_key BIGINT ENCODE az64 NOT NULL REFERENCES airline.dim_customer (customer_key),
    flight_date DATE ENCODE raw NOT NULL REFERENCES airline.dim_date (calendar_date),
    flight_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_flight (flight_key),
    booked_at TIMESTAMP ENCODE az64 NOT NULL,
    cabin VARCHAR(10) ENCODE bytedict NOT NULL,
    seats SMALLINT ENCODE az64 NOT NULL,
    fare_amount DECIMAL(10, 2) ENCODE az64 NOT NULL,
    booking_status VARCHAR(10) ENCODE bytedict NOT NULL,
    remark VARCHAR(1000) ENCODE zstd,
    PRIMARY KEY (booking_id)
)
DISTSTYLE KEY
DISTKEY (customer_key)
COMPOUND SORTKEY (flight_date, flight_key);

COMMENT ON TABLE airline.bookings IS 'One row a booking of one customer on one flight and day';

COMMENT ON COLUMN airline.bookings.fare_amount IS 'All seats together, in EUR, taxes included';

COMMENT ON COLUMN airline.bookings.booking_status IS 'flown or refunded';

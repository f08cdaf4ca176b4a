-- Read by day far more often than by flight: the day leads the compound sort key.
CREATE TABLE IF NOT EXISTS airline.flight_operations
(
    flight_date DATE ENCODE raw NOT NULL REFERENCES airline.dim_date (calendar_date),
    flight_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_flight (flight_key),
    aircraft_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_aircraft (aircraft_key),
    scheduled_departure TIMESTAMP ENCODE az64 NOT NULL,
    actual_departure TIMESTAMP ENCODE az64,
    scheduled_arrival TIMESTAMP ENCODE az64 NOT NULL,
    actual_arrival TIMESTAMP ENCODE az64,
    operation_status VARCHAR(10) ENCODE bytedict NOT NULL,
    passengers SMALLINT ENCODE az64 NOT NULL,
    PRIMARY KEY (flight_date, flight_key)
)
DISTSTYLE KEY
DISTKEY (flight_key)
COMPOUND SORTKEY (flight_date, flight_key);

COMMENT ON TABLE airline.flight_operations IS 'One row a flight and day, whether it flew or not';

COMMENT ON COLUMN airline.flight_operations.operation_status IS 'arrived or cancelled';

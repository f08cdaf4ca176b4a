-- The timetable: a flight number with its route. What flew on a day is in flight_operations.
CREATE TABLE IF NOT EXISTS airline.dim_flight
(
    flight_key SMALLINT ENCODE raw NOT NULL,
    flight_number VARCHAR(6) ENCODE lzo NOT NULL,
    origin_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_airport (airport_key),
    destination_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_airport (airport_key),
    aircraft_key SMALLINT ENCODE az64 NOT NULL REFERENCES airline.dim_aircraft (aircraft_key),
    departure_minute SMALLINT ENCODE az64 NOT NULL,
    block_minutes SMALLINT ENCODE az64 NOT NULL,
    distance_km INTEGER ENCODE az64 NOT NULL,
    PRIMARY KEY (flight_key),
    UNIQUE (flight_number)
)
DISTSTYLE ALL
SORTKEY (flight_key);

COMMENT ON TABLE airline.dim_flight IS 'One row a scheduled flight';

COMMENT ON COLUMN airline.dim_flight.departure_minute IS 'Scheduled departure, minutes after midnight UTC';

COMMENT ON COLUMN airline.dim_flight.block_minutes IS 'Scheduled time from gate to gate';

-- Small and joined by everything: a copy on every node (DISTSTYLE ALL).
CREATE TABLE IF NOT EXISTS airline.dim_aircraft
(
    aircraft_key SMALLINT ENCODE raw NOT NULL,
    registration CHAR(6) ENCODE zstd NOT NULL,
    aircraft_type VARCHAR(20) ENCODE bytedict NOT NULL,
    seats SMALLINT ENCODE az64 NOT NULL,
    range_km INTEGER ENCODE az64 NOT NULL,
    in_service_since DATE ENCODE az64 NOT NULL,
    retired_on DATE ENCODE az64,
    PRIMARY KEY (aircraft_key),
    UNIQUE (registration)
)
DISTSTYLE ALL
SORTKEY (aircraft_key);

COMMENT ON TABLE airline.dim_aircraft IS 'One row an aircraft of the fleet, retired ones included';

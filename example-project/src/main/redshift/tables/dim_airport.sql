CREATE TABLE IF NOT EXISTS airline.dim_airport
(
    airport_key SMALLINT ENCODE raw NOT NULL,
    iata_code CHAR(3) ENCODE zstd NOT NULL,
    airport_name VARCHAR(60) ENCODE zstd NOT NULL,
    city VARCHAR(40) ENCODE lzo NOT NULL,
    country_code CHAR(2) ENCODE bytedict NOT NULL,
    time_zone VARCHAR(40) ENCODE bytedict NOT NULL,
    latitude DECIMAL(8, 5) ENCODE az64 NOT NULL,
    longitude DECIMAL(8, 5) ENCODE az64 NOT NULL,
    is_hub BOOLEAN DEFAULT FALSE ENCODE raw NOT NULL,
    PRIMARY KEY (airport_key),
    UNIQUE (iata_code)
)
DISTSTYLE ALL
SORTKEY (airport_key);

COMMENT ON TABLE airline.dim_airport IS 'One row an airport that we serve';

COMMENT ON COLUMN airline.dim_airport.time_zone IS 'IANA name; all timestamps in the warehouse are UTC';

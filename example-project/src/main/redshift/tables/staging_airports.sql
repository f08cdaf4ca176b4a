-- Filled anew by every load and read once: no need to keep it in snapshots.
CREATE TABLE IF NOT EXISTS staging.airports
(
    airport_key SMALLINT ENCODE raw NOT NULL,
    iata_code CHAR(3) ENCODE raw NOT NULL,
    airport_name VARCHAR(60) ENCODE lzo NOT NULL,
    city VARCHAR(40) ENCODE lzo NOT NULL,
    country_code CHAR(2) ENCODE raw NOT NULL,
    time_zone VARCHAR(40) ENCODE lzo NOT NULL,
    latitude DECIMAL(8, 5) ENCODE raw NOT NULL,
    longitude DECIMAL(8, 5) ENCODE raw NOT NULL,
    is_hub BOOLEAN ENCODE raw NOT NULL
)
BACKUP NO
DISTSTYLE ALL;

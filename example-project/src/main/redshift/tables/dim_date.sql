CREATE TABLE IF NOT EXISTS airline.dim_date
(
    calendar_date DATE ENCODE raw NOT NULL,
    calendar_year SMALLINT ENCODE az64 NOT NULL,
    calendar_quarter SMALLINT ENCODE az64 NOT NULL,
    calendar_month SMALLINT ENCODE az64 NOT NULL,
    month_name CHAR(3) ENCODE bytedict NOT NULL,
    iso_week SMALLINT ENCODE az64 NOT NULL,
    day_of_week SMALLINT ENCODE az64 NOT NULL,
    day_name CHAR(3) ENCODE bytedict NOT NULL,
    is_weekend BOOLEAN ENCODE zstd NOT NULL,
    PRIMARY KEY (calendar_date)
)
DISTSTYLE ALL
SORTKEY (calendar_date);

COMMENT ON TABLE airline.dim_date IS 'One row a day';

COMMENT ON COLUMN airline.dim_date.day_of_week IS '0 is Sunday, 6 is Saturday';

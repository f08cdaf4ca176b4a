-- Distributed by the key that bookings are distributed by, so that the two join in place.
CREATE TABLE IF NOT EXISTS airline.dim_customer
(
    customer_key BIGINT IDENTITY(1, 1) ENCODE az64 DISTKEY NOT NULL,
    customer_code VARCHAR(10) ENCODE raw NOT NULL,
    full_name VARCHAR(80) ENCODE zstd NOT NULL,
    email VARCHAR(120) ENCODE zstd NOT NULL,
    country_code CHAR(2) ENCODE bytedict NOT NULL,
    tier VARCHAR(10) DEFAULT 'blue' ENCODE bytedict NOT NULL,
    joined_on DATE ENCODE az64 NOT NULL,
    changed_at TIMESTAMP DEFAULT GETDATE() ENCODE az64 NOT NULL,
    PRIMARY KEY (customer_key),
    UNIQUE (customer_code)
)
DISTSTYLE KEY
SORTKEY (customer_code);

COMMENT ON TABLE airline.dim_customer IS 'One row a member of the frequent-flyer programme, as known now';

COMMENT ON COLUMN airline.dim_customer.customer_key IS 'Surrogate; Redshift may leave gaps, so join by it and never read a meaning into it';

COMMENT ON COLUMN airline.dim_customer.tier IS 'blue, silver or gold';

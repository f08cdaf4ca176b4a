-- The newest extract of the frequent-flyer programme; airline.upsert_customers takes it over.
CREATE TABLE IF NOT EXISTS staging.customers
(
    customer_code VARCHAR(10) ENCODE raw NOT NULL,
    full_name VARCHAR(80) ENCODE lzo NOT NULL,
    email VARCHAR(120) ENCODE lzo NOT NULL,
    country_code CHAR(2) ENCODE raw NOT NULL,
    tier VARCHAR(10) ENCODE raw NOT NULL,
    joined_on DATE ENCODE raw NOT NULL
)
BACKUP NO
DISTSTYLE EVEN;

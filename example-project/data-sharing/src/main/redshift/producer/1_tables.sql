-- The tables that the producer owns and loads.
CREATE SCHEMA IF NOT EXISTS sales;

CREATE TABLE IF NOT EXISTS sales.orders (
    order_id   BIGINT        NOT NULL,
    ordered_on DATE          NOT NULL,
    country    CHAR(2)       NOT NULL,
    amount     DECIMAL(12,2) NOT NULL
)
DISTKEY (order_id)
SORTKEY (ordered_on);

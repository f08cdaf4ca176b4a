-- A script runs at each deployment, unless it says otherwise: this one then finds its table there.
CREATE TABLE IF NOT EXISTS sales.orders (
    order_id   BIGINT NOT NULL,
    ordered_at TIMESTAMP NOT NULL,
    amount     DECIMAL(12, 2)
)
DISTKEY (order_id)
SORTKEY (ordered_at);

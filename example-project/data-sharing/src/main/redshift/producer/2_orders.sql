-- redshift-deploy: transaction=script
-- A few orders, so that there is something to share.
DELETE FROM sales.orders WHERE order_id BETWEEN 1 AND 6;

INSERT INTO sales.orders (order_id, ordered_on, country, amount) VALUES
    (1, '2026-11-01', 'DE', 120.00),
    (2, '2026-11-01', 'FR',  80.50),
    (3, '2026-11-02', 'DE',  42.00),
    (4, '2026-11-02', 'ES',  99.90),
    (5, '2026-11-03', 'FR', 210.00),
    (6, '2026-11-03', 'DE',  15.25);

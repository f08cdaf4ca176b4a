INSERT INTO sales.orders VALUES (1, 'paid');

INSERT INTO sales.orders SELECT id, status FROM staging.orders;

INSERT INTO sales.orders (SELECT id, status FROM staging.orders);

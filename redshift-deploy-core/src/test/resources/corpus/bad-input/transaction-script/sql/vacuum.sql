INSERT INTO orders VALUES (1);
VACUUM orders;
ALTER TABLE orders APPEND FROM staging;

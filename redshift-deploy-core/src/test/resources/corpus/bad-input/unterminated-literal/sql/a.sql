CREATE TABLE orders (customer VARCHAR(80));
INSERT INTO orders VALUES ('O''Brien);
INSERT INTO orders VALUES (2);

-- redshift-deploy: transaction=script
CREATE TABLE orders (id INT);
INSERT INTO orders VALUES (1);

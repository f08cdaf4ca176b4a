-- redshift-deploy: transaction=none
CREATE TABLE orders (id INT);
INSERT INTO orders VALUES (1);
VACUUM orders;
TRUNCATE staging;
TRUNCATE staging_2;
INSERT INTO orders VALUES (2);
BEGIN;
INSERT INTO orders VALUES (3);
COMMIT;
INSERT INTO orders VALUES (4);

BEGIN;
INSERT INTO sales.orders (id) VALUES (1);
COMMIT;

START TRANSACTION;
INSERT INTO sales.orders (id) VALUES (2);
ROLLBACK;

INSERT INTO sales.orders (id) VALUES (3);

-- redshift-deploy: allow commit-without-begin: psql runs this script as well
COMMIT;

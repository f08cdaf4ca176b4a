-- A transaction writes one database; USE and RESET USE stand by themselves, and names mean the database in use.
INSERT INTO sales.orders VALUES (1);
INSERT INTO mart.sales.orders VALUES (1);
TRUNCATE mart.sales.orders;
INSERT INTO hall.sales.orders VALUES (1);
INSERT INTO sales.orders VALUES (2);
USE mart;
INSERT INTO orders VALUES (3);
SELECT count(*) FROM orders;
VACUUM orders;
RESET USE;
INSERT INTO orders VALUES (4);
BEGIN;
USE hall;
INSERT INTO orders VALUES (5);
COMMIT;

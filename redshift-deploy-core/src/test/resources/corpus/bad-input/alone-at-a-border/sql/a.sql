-- redshift-deploy: alone
BEGIN;
-- redshift-deploy: alone
DROP TABLE IF EXISTS sales.orders;
-- redshift-deploy: alone allow nothing-such: because
-- redshift-deploy: alone delete
INSERT INTO sales.lines (id) VALUES (1);
COMMIT;

-- redshift-deploy: transaction=script
BEGIN;
INSERT INTO orders VALUES (1);
COMMIT;

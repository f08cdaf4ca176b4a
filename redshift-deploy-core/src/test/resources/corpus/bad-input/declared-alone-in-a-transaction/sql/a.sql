BEGIN;
-- redshift-deploy: alone
INSERT INTO orders VALUES (1);
COMMIT;
BEGIN;
INSERT INTO awsdatacatalog.web.clicks VALUES (1);
INSERT INTO orders VALUES (1);
COMMIT;

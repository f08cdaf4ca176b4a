-- redshift-deploy: transaction=none
INSERT INTO a VALUES (1);
COMMIT;
INSERT INTO a VALUES (2);
COMMIT;

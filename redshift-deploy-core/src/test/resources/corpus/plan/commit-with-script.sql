-- redshift-deploy: transaction=script
INSERT INTO a VALUES (1);
INSERT INTO a VALUES (2);
COMMIT;

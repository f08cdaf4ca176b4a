-- redshift-deploy: transaction=script
INSERT INTO orders VALUES (1);
COMMIT;
INSERT INTO orders VALUES (2);
COMMIT;

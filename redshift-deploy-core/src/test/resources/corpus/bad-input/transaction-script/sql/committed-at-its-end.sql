-- redshift-deploy: transaction=script
INSERT INTO orders VALUES (1);
INSERT INTO orders VALUES (2);
COMMIT;

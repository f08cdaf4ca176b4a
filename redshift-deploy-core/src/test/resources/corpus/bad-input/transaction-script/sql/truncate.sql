-- redshift-deploy: transaction=script
INSERT INTO orders VALUES (1);
TRUNCATE staging;

-- redshift-deploy: transaction=deployment
INSERT INTO orders VALUES (1);

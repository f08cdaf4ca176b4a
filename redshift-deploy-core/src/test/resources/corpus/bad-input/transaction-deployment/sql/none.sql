-- redshift-deploy: transaction=none
INSERT INTO orders VALUES (1);
VACUUM orders;

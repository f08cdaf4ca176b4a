-- redshift-deploy: transaction=script
INSERT INTO orders VALUES (1);
INSERT INTO sales_db.public.orders VALUES (1);
INSERT INTO archive_db.public.orders VALUES (1);

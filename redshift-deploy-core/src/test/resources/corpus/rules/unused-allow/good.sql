-- redshift-deploy: allow delete-without-where: it is small
DELETE FROM staging.orders;

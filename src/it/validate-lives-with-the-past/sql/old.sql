DELETE FROM staging.orders;
DELETE FROM staging.lines; -- redshift-deploy: allow delete-without-where: it is small

-- redshift-deploy: transaction=none allow delete-without-where: it is small
DELETE FROM staging.orders;

DELETE FROM staging.orders; --REDSHIFT-DEPLOY: allow Delete-Without-Where : it is small

-- redshift-deploy: alone allow delete-without-where: it is small
DELETE FROM staging.orders;

SELECT 1; -- redshift-deploy: alone

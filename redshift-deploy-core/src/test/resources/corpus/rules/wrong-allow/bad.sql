-- redshift-deploy: transaction=none allow delete-without-were: a typing error
DELETE FROM staging.orders;

DELETE FROM staging.orders; -- redshift-deploy: allow delete-without-where

-- redshift-deploy: alow delete-without-where: not allowed at all
DELETE FROM staging.orders;

-- redshift-deploy: run=always
DELETE FROM staging.orders
-- redshift-deploy: allow: nothing
-- redshift-deploy: allow delete-without-where, : too many commas
;

-- redshift-deploy:
SELECT 1;

-- redshift-deploy: alone, please
SELECT 1;

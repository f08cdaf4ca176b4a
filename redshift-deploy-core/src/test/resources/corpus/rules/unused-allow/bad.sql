-- redshift-deploy: allow delete-without-where: it had no WHERE once
DELETE FROM staging.orders WHERE id = 1;

-- redshift-deploy: allow delete-without-where: this one is used
DELETE FROM staging.orders; -- redshift-deploy: allow delete-without-where: so is this one, though one is enough

-- redshift-deploy: allow delete-without-where: it belongs to the next statement only
SELECT 1;
DELETE FROM staging.orders;

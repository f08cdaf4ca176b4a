-- redshift-deploy: allow delete-without-where
DELETE FROM staging.payments;
-- redshift-deploy: allow update-without-where: it had none once
UPDATE staging.payments SET loaded = true WHERE id = 1;
DELETE FROM staging.refunds;

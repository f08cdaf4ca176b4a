-- redshift-deploy: run=onec transactions=none once
-- redshift-deploy:
SELECT 1;

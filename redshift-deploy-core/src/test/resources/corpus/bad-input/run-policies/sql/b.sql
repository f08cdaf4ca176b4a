-- redshift-deploy: run=once
SELECT 'b';

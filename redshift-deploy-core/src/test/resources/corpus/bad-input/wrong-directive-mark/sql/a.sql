-- Redshift-Deploy: run=sometimes
--REDSHIFT-DEPLOY : transaction=all
SELECT 1;

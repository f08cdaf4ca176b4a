/* redshift-deploy: transaction=none */
SELECT 1;

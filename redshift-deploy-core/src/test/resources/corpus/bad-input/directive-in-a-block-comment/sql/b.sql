/* Copyright: redshift-deploy: not at the start */
SELECT 1;

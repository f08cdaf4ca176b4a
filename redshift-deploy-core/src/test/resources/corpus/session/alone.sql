-- redshift-deploy: alone
SELECT 1;
SELECT 2; -- redshift-deploy: alone
SELECT /* redshift-deploy: alone */ 3;
SELECT 4; -- redshift-deploy: allow drop-cascade: it stands alone

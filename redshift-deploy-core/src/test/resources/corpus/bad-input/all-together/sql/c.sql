-- redshift-deploy: run=never
CRAETE TABLE x (id INT);
ROLLBACK;

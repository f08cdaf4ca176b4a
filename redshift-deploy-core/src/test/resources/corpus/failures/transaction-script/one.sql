-- redshift-deploy: transaction=script
INSERT INTO lab.done VALUES (1);
INSERT INTO lab.done VALUES (2);
SELECT missing;

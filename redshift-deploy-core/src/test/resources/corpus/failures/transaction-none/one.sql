-- redshift-deploy: transaction=none
INSERT INTO lab.done VALUES (1);
INSERT INTO lab.done VALUES (2);
SELECT missing;
INSERT INTO lab.done VALUES (4);

-- redshift-deploy: run=on-change
-- ends: 1
INSERT INTO ${lab}.done VALUES ('030 of release 1', 1);

-- redshift-deploy: run=on-change
-- ends: 1
INSERT INTO ${lab}.done VALUES ('020', 1);

-- redshift-deploy: run=once
-- ends: 1
INSERT INTO ${lab}.done VALUES ('010', 1);

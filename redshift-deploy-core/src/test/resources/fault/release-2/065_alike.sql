-- redshift-deploy: transaction=none
-- called: 065_
-- ends: 1 2
INSERT INTO ${lab}.done VALUES ('065_', 1);
INSERT INTO ${lab}.done VALUES ('065_', 2);

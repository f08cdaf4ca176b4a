-- redshift-deploy: transaction=none
-- called: 065-
-- ends: 1 2
INSERT INTO ${lab}.done VALUES ('065-', 1);
INSERT INTO ${lab}.done VALUES ('065-', 2);

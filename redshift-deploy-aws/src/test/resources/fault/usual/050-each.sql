-- redshift-deploy: transaction=none
-- ends: 1 2
INSERT INTO ${lab}.done VALUES ('050', 1);
INSERT INTO ${lab}.done VALUES ('050', 2);

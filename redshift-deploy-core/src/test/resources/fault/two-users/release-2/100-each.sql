-- redshift-deploy: transaction=none
-- ends: 1 2 3
INSERT INTO ${lab}.done VALUES ('100', 1);
INSERT INTO ${lab}.done VALUES ('100', 2);
INSERT INTO ${lab}.done VALUES ('100', 3);

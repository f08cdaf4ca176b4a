-- redshift-deploy: run=once
-- ends: 3
INSERT INTO ${lab}.done VALUES ('035', 1);
INSERT INTO ${lab}.done VALUES ('035', 2);
INSERT INTO ${lab}.done VALUES ('035', 3);

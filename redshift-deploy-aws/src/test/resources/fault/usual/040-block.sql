-- ends: 1 5 6
INSERT INTO ${lab}.done VALUES ('040', 1);
BEGIN;
INSERT INTO ${lab}.done VALUES ('040', 3);
INSERT INTO ${lab}.done VALUES ('040', 4);
COMMIT;
INSERT INTO ${lab}.done VALUES ('040', 6);

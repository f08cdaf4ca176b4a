-- ends: 1 5 7
INSERT INTO ${lab}.done VALUES ('090', 1);
BEGIN;
INSERT INTO ${lab}.done VALUES ('090', 3);
INSERT INTO ${lab}.done VALUES ('090', 4);
COMMIT;
INSERT INTO ${lab}.done VALUES ('090', 6);
INSERT INTO ${lab}.done VALUES ('090', 7);

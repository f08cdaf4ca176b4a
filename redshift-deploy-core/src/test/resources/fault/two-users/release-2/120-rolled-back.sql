-- ends: 1 4 5
INSERT INTO ${lab}.done VALUES ('120', 1);
BEGIN;
INSERT INTO ${lab}.done VALUES ('120', 3);
ROLLBACK;
INSERT INTO ${lab}.done VALUES ('120', 5);

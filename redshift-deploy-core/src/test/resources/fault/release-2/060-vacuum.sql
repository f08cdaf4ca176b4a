-- ends: 1 2 4
INSERT INTO ${lab}.done VALUES ('060', 1);
VACUUM ${lab}.wide;
INSERT INTO ${lab}.done VALUES ('060', 3);
INSERT INTO ${lab}.done VALUES ('060', 4);

-- ends: 1 2 4
INSERT INTO ${lab}.done VALUES ('030', 1);
VACUUM ${lab}.stage;
INSERT INTO ${lab}.done VALUES ('030', 3);
INSERT INTO ${lab}.done VALUES ('030', 4);

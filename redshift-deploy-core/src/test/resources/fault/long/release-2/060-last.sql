-- ends: 2
INSERT INTO ${lab}.done VALUES ('060', 1);
INSERT INTO ${lab}.done VALUES ('060', 2);

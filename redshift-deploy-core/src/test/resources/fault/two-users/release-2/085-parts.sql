-- ends: 1 2 3
INSERT INTO ${lab}.done VALUES ('085', 1);
CALL ${lab}.parts();
INSERT INTO ${lab}.done VALUES ('085', 3);

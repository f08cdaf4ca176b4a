-- ends: 2
INSERT INTO ${lab}.done VALUES ('140', 1);
INSERT INTO ${lab}.done VALUES ('140', 2);

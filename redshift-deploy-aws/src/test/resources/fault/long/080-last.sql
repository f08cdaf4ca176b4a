-- ends: 1
INSERT INTO ${lab}.done VALUES ('080', 1);

-- ends: 1 2 3
INSERT INTO ${lab}.done VALUES ('070', 1);
CALL ${lab}_kept.parts();
INSERT INTO ${lab}.done VALUES ('070', 3);

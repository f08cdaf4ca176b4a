-- ends: 3
INSERT INTO ${lab}.done VALUES ('040', 1);
CALL ${lab}.noisy('040', 2);
INSERT INTO ${lab}.done VALUES ('040', 3);

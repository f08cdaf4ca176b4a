-- ends: 2 5
INSERT INTO ${lab}.done VALUES ('095', 1);
COMMIT;
INSERT INTO ${lab}.done VALUES ('095', 3);
INSERT INTO ${lab}.done VALUES ('095', 4);
COMMIT;

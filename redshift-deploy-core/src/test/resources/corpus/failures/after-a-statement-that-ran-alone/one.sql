INSERT INTO lab.done VALUES (1);
VACUUM lab.done;
INSERT INTO lab.done VALUES (3);
INSERT INTO lab.missing VALUES (4);
INSERT INTO lab.done VALUES (5);

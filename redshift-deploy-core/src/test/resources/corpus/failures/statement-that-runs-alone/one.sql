INSERT INTO lab.done VALUES (1);
INSERT INTO lab.done VALUES (2);
VACUUM lab.missing;
INSERT INTO lab.done VALUES (4);

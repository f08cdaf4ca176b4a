-- ends: 4 6 9
COMMIT;
INSERT INTO ${lab}.done VALUES ('095', 2);
COMMIT;
COMMIT;
VACUUM ${lab}.wide;
END;
INSERT INTO ${lab}.done VALUES ('095', 7);
INSERT INTO ${lab}.done VALUES ('095', 8);
COMMIT;

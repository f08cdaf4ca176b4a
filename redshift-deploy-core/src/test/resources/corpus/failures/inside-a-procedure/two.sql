INSERT INTO lab.done VALUES (0);
CALL lab.load();

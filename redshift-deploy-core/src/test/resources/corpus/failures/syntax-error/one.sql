INSERT INTO lab.done VALUES (1);
SELECT 1 FORM lab.done;
INSERT INTO lab.done VALUES (3);

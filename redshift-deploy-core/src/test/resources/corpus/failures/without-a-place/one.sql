INSERT INTO lab.done VALUES (1);
SELECT id / 0 FROM lab.done;

INSERT INTO lab.done VALUES (1);

SELECT 1,
  missing
FROM lab.done;

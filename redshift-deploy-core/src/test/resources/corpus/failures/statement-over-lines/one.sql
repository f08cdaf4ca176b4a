INSERT INTO lab.done VALUES (1);

INSERT INTO lab.done
SELECT 2
  FROM lab.done d
  JOIN lab.missing m
    ON m.id = d.id;
INSERT INTO lab.done VALUES (3);

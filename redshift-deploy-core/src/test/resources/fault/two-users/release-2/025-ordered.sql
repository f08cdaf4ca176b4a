-- What ordering.yaml says of it: run=once
-- ends: 2
INSERT INTO ${lab}.done VALUES ('025', 1);
INSERT INTO ${lab}.done VALUES ('025', 2);

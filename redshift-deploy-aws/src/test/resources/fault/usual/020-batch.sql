-- ends: 3
INSERT INTO ${lab}.done VALUES ('020', 1);
SELECT count(*) FROM ${lab}.stage;
INSERT INTO ${lab}.done VALUES ('020', 3);

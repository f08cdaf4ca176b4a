-- ends: 2 3
-- shows 2: NOT EXISTS (SELECT 1 FROM ${lab}.stage)
INSERT INTO ${lab}.done VALUES ('060', 1);
TRUNCATE ${lab}.stage;
INSERT INTO ${lab}.done VALUES ('060', 3);

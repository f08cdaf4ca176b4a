-- ends: 3 5
-- shows 3: NOT EXISTS (SELECT 1 FROM ${lab}.stage)
INSERT INTO ${lab}.done VALUES ('050', 1);
INSERT INTO ${lab}.done VALUES ('050', 2);
TRUNCATE ${lab}.stage;
INSERT INTO ${lab}.done VALUES ('050', 4);
INSERT INTO ${lab}.done VALUES ('050', 5);

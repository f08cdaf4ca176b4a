-- ends: 2 3 5
-- shows 2: EXISTS (SELECT 1 FROM ${lab}.source UNION ALL SELECT 1 FROM ${lab}.target WHERE id = 9)
-- shows 3: EXISTS (SELECT 1 FROM ${lab}.target WHERE id = 9)
INSERT INTO ${lab}.done VALUES ('080', 1);
INSERT INTO ${lab}.source VALUES (9);
ALTER TABLE ${lab}.target APPEND FROM ${lab}.source;
INSERT INTO ${lab}.target VALUES (10);
INSERT INTO ${lab}.done VALUES ('080', 5);

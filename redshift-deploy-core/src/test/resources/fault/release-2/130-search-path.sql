-- ends: 3 4
-- shows 3: NOT EXISTS (SELECT 1 FROM ${lab}.stage2)
SET search_path TO ${lab};
INSERT INTO done VALUES ('130', 2);
TRUNCATE stage2;
INSERT INTO done VALUES ('130', 4);

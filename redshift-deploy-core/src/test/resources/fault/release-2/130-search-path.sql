-- ends: 3 4
-- shows 2: EXISTS (SELECT 1 FROM ${lab}.here WHERE script = '130' AND statement = 2)
-- shows 3: NOT EXISTS (SELECT 1 FROM ${lab}.stage2)
-- shows 4: EXISTS (SELECT 1 FROM ${lab}.here WHERE script = '130' AND statement = 4)
SET search_path TO ${lab};
INSERT INTO here VALUES ('130', 2);
TRUNCATE stage2;
INSERT INTO here VALUES ('130', 4);

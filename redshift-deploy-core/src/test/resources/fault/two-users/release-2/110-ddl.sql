-- ends: 5
-- shows 1: EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = '${lab}' AND tablename = 'made')
CREATE TABLE ${lab}.made (id int);
INSERT INTO ${lab}.made VALUES (1);
ALTER TABLE ${lab}.made ADD COLUMN note varchar(10);
INSERT INTO ${lab}.made VALUES (2, 'two');
INSERT INTO ${lab}.done VALUES ('110', 5);

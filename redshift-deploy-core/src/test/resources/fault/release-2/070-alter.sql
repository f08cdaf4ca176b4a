-- ends: 2 3 5
-- shows 3: EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '${lab}' AND c.relname = 'wide' AND a.attname = 'c' AND format_type(a.atttypid, a.atttypmod) = 'character varying(40)')
INSERT INTO ${lab}.done VALUES ('070', 1);
INSERT INTO ${lab}.wide VALUES ('070');
ALTER TABLE ${lab}.wide ALTER COLUMN c TYPE varchar(40);
INSERT INTO ${lab}.wide VALUES ('longer than it was before');
INSERT INTO ${lab}.done VALUES ('070', 5);

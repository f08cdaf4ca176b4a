-- redshift-deploy: run=on-change
-- ends: 2
-- shows 1: EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = '${lab}' AND p.proname = 'noisy')
CREATE OR REPLACE PROCEDURE ${lab}.noisy(script varchar, statement int) AS $$
BEGIN
  RAISE INFO 'before %; it has a semicolon', statement;
  INSERT INTO ${lab}.done VALUES (script, statement);
  RAISE WARNING 'after %', statement;
END;
$$ LANGUAGE plpgsql;
INSERT INTO ${lab}.done VALUES ('030', 2);

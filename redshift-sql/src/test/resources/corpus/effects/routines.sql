CREATE OR REPLACE PROCEDURE sales.sp_load(day DATE) AS $$
DECLARE
  n INT;
BEGIN
  CREATE TEMP TABLE found AS SELECT * FROM stage.orders;
  INSERT INTO sales.orders SELECT * FROM found;
  SELECT COUNT(*) INTO n FROM sales.orders;
  CALL sales.sp_log(n);
  EXECUTE 'TRUNCATE stage.orders';
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE PROCEDURE sales.sp_any(name VARCHAR) AS $$
BEGIN
  EXECUTE 'DROP TABLE ' || name;
END;
$$ LANGUAGE plpgsql;
CREATE FUNCTION sales.f_tax(NUMERIC) RETURNS NUMERIC STABLE AS $$ SELECT $1 * sales.f_rate() $$ LANGUAGE sql;

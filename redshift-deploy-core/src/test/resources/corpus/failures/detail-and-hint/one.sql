CREATE PROCEDURE lab.check_load() AS $$
BEGIN
  RAISE EXCEPTION 'orders are missing' USING DETAIL = '7 of 12 files
were read', HINT = 'load them again', ERRCODE = 'P0007';
END
$$ LANGUAGE plpgsql;
CALL lab.check_load();

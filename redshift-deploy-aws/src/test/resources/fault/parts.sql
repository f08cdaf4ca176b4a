CREATE PROCEDURE ${lab}_kept.parts() AS $$
BEGIN
  INSERT INTO ${lab}_kept.begun VALUES (1);
  COMMIT;
  INSERT INTO ${lab}_kept.gate VALUES (1);
  INSERT INTO ${lab}.done VALUES ('070', 2);
END;
$$ LANGUAGE plpgsql;

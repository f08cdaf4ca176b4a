CREATE PROCEDURE lab.load() AS $$
BEGIN
  INSERT INTO lab.done VALUES (1);
  INSERT INTO lab.done SELECT 1 / (id - 1) FROM lab.done;
END
$$ LANGUAGE plpgsql;

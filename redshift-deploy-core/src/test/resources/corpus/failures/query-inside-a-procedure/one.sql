CREATE PROCEDURE lab.load() AS $$
BEGIN
  INSERT INTO lab.nowhere
  SELECT 1;
END
$$ LANGUAGE plpgsql;
INSERT INTO lab.done VALUES (2);
CALL lab.load();

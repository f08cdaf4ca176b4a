CREATE TABLE kept (id INT);
CREATE PROCEDURE wait_long()
AS $$
DECLARE
    steps BIGINT := 0;
BEGIN
    RAISE INFO 'waiting';
    WHILE steps < 100000000000 LOOP
        steps := steps + 1;
    END LOOP;
END;
$$ LANGUAGE plpgsql;

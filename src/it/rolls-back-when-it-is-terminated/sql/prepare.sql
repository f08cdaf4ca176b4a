CREATE TABLE kept (id INT);
CREATE PROCEDURE wait_long()
AS $$
BEGIN
    RAISE INFO 'waiting';
    PERFORM pg_sleep(60);
END;
$$ LANGUAGE plpgsql;

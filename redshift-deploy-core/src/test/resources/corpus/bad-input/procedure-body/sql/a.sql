SELECT 1;

CREATE PROCEDURE sp_count(amount int) AS $$
DECLARE
    total bigint;
BEGIN
    SELECT count(*) INTO totl FROM orders;
    IF total > amount THEN
        SELECT amount;
    RAISE INFO '% of %', total;
END;
$$ LANGUAGE plpgsql;

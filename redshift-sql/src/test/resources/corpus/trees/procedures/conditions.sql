CREATE PROCEDURE sp_conditions(n INOUT int, word varchar) AS $$
BEGIN
    IF n = 0 THEN
        n := 1;
    ELSIF n BETWEEN 1 AND 9 AND NOT EXISTS (SELECT 1 FROM orders WHERE id = n) THEN
        IF word IS NULL THEN NULL; ELSE n = -n; END IF;
    ELSEIF count(*) > 3 FROM orders THEN
        n := 2;
    ELSE
    END IF;
    CASE n
        WHEN 1, 2 THEN word := 'few';
        WHEN 3 THEN
            word := CASE WHEN n > 2 THEN 'x' END;
            word := word || '!';
        ELSE word := 'many';
    END CASE;
    CASE
        WHEN n IN (1, 2) OR word LIKE 'a%' THEN
            RETURN;
    END CASE;
    n := max(id) FROM orders WHERE day = '2026-01-31' ORDER BY 1 LIMIT 1;
END;
$$ LANGUAGE plpgsql;

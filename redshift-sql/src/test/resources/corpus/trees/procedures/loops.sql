CREATE PROCEDURE sp_loops(x int) AS $$
DECLARE
    row RECORD;
    id int;
    name varchar;
    list text := 'a,b';
    ids refcursor;
BEGIN
    <<forever>>
    LOOP
        id := NVL(id, 0) + 1;
        EXIT forever WHEN id >= x;
        CONTINUE WHEN id % 2 = 0;
        EXIT;
    END LOOP forever;
    WHILE id > 0 AND NOT FOUND LOOP
        id := id - 1;
    END LOOP;
    <<counted>>
    FOR i IN 1..10 LOOP
        FOR j IN REVERSE x..i + 1 LOOP
            CONTINUE counted WHEN j = 3;
            RAISE LOG '% %', i, j;
        END LOOP;
    END LOOP;
    FOR k IN 1 .. regexp_count(list, ',') BY 2 LOOP
        NULL;
    END LOOP;
    FOR row IN SELECT * FROM orders WHERE day > x ORDER BY 1 LOOP
        RAISE INFO 'order %', row.id;
    END LOOP;
    FOR row IN (SELECT id FROM a UNION SELECT id FROM b) LOOP
        INSERT INTO seen VALUES (row.id);
    END LOOP;
    FOR id, name IN WITH c AS (SELECT 1, 'a') SELECT * FROM c LOOP
        RAISE INFO '%', name;
    END LOOP;
    FOR row IN EXECUTE 'SELECT * FROM ' || quote_ident(list) LOOP
        RAISE INFO '%', row.a;
    END LOOP;
END;
$$ LANGUAGE plpgsql;

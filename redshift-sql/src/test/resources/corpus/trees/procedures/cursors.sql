CREATE PROCEDURE sp_cursors(result INOUT refcursor, key int) AS $$
DECLARE
    row RECORD;
    a int;
    b int;
    later refcursor;
    bound CURSOR FOR SELECT a, b FROM pairs;
    keyed CURSOR (wanted int) FOR SELECT a FROM pairs WHERE b = wanted;
BEGIN
    OPEN result FOR SELECT * FROM pairs WHERE a >= key;
    OPEN later FOR EXECUTE 'SELECT * FROM ' || quote_ident($1);
    OPEN bound;
    OPEN keyed(42);
    LOOP
        FETCH bound INTO a, b;
        EXIT WHEN NOT FOUND;
        FETCH NEXT FROM later INTO row;
        MOVE FORWARD 1 FROM later;
    END LOOP;
    CLOSE bound;
END;
$$ LANGUAGE plpgsql;

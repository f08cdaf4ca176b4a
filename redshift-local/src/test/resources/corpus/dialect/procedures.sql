-- Procedures and functions: their bodies are translated, line by line.
CREATE TABLE log (at TIMESTAMP, what VARCHAR(100));
CREATE OR REPLACE PROCEDURE note(what IN VARCHAR(MAX), INOUT lines INTEGER)
LANGUAGE plpgsql
AS $$
DECLARE
    details SUPER;
    yesterday DATE := DATEADD(day, -1, GETDATE());
BEGIN
    INSERT INTO log VALUES (SYSDATE, NVL(what, 'nothing'));
    SELECT COUNT(*) INTO lines FROM log WHERE DATEDIFF(day, at, GETDATE()) < 1;
    details := JSON_PARSE('{"lines": 1}');
    RAISE INFO 'noted % %', DECODE(what, 'x', 'the x', what), TO_CHAR(yesterday, 'YYYY') > '2000';
END;
$$;
CALL note('x', 0);
CREATE OR REPLACE PROCEDURE add_up(a INTEGER, b INTEGER, total OUT INTEGER, text_of OUT VARCHAR(20)) AS $body$
BEGIN
    total := a + b;
    text_of := 'sum ' || total;
END
$body$ LANGUAGE plpgsql SECURITY DEFINER;
CALL add_up(1, 2);
CREATE PROCEDURE fill() AS $$
BEGIN
    CREATE TEMP TABLE IF NOT EXISTS #made (id INTEGER ENCODE zstd DISTKEY, PRIMARY KEY (id)) SORTKEY (id);
    DELETE #made;
    INSERT INTO #made VALUES (1), (1);
    IF NVL(NULL, 1) = 1 THEN
        DELETE log WHERE what = 'never';
    ELSE
        TRUNCATE log;
    END IF;
    CREATE TABLE made_by_procedure DISTSTYLE ALL SORTKEY (n) AS SELECT COUNT(*) AS n FROM #made;
END
$$ LANGUAGE plpgsql;
CALL fill();
SELECT * FROM made_by_procedure;
SELECT "column", sortkey FROM pg_table_def WHERE tablename = 'made_by_procedure';
CREATE PROCEDURE empty_log() AS $$
BEGIN
    TRUNCATE log;
    INSERT INTO log VALUES (GETDATE(), 'emptied');
    COMMIT;
END
$$ LANGUAGE plpgsql;
CALL empty_log();
SELECT what FROM log;
BEGIN;
INSERT INTO log VALUES (GETDATE(), 'in a transaction');
CALL empty_log();
COMMIT;
CREATE PROCEDURE fails(n INTEGER) AS $$
BEGIN
    RAISE INFO 'before';
    EXECUTE 'SELECT ' || n || '/0';
END
$$ LANGUAGE plpgsql;
CALL fails(1);
CREATE PROCEDURE aggregates() AS $$
DECLARE
    names VARCHAR(100);
BEGIN
    SELECT LISTAGG(what, ',') WITHIN GROUP (ORDER BY what) INTO names FROM log;
    SELECT STRING_AGG(what, ',') INTO names FROM log;
END
$$ LANGUAGE plpgsql;
CALL aggregates();
CREATE PROCEDURE loops(most INTEGER) AS $$
DECLARE
    r RECORD;
    c CURSOR FOR SELECT what FROM log;
    i INTEGER;
    n INTEGER := 0;
BEGIN
    FOR r IN SELECT what FROM log LOOP
        n := n + 1;
    END LOOP;
    <<outer_loop>>
    FOR i IN 1..most LOOP
        CONTINUE outer_loop WHEN i = 2;
        EXIT WHEN i > 3;
        n := n + i;
    END LOOP;
    WHILE n < 10 LOOP n := n + CASE WHEN n > 5 THEN 2 ELSE 1 END; END LOOP;
    GET DIAGNOSTICS i := ROW_COUNT;
    RAISE INFO 'n is %', n;
EXCEPTION
    WHEN OTHERS THEN
        RAISE INFO 'failed: %', SQLERRM;
END
$$ LANGUAGE plpgsql;
CALL loops(5);
CREATE PROCEDURE by_itself() NONATOMIC AS $$ BEGIN INSERT INTO log VALUES (GETDATE(), 'nonatomic'); END $$ LANGUAGE plpgsql;
CALL by_itself();
CREATE PROCEDURE with_setting() AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SET query_group TO 'night';
CALL with_setting();
CREATE PROCEDURE wrong() AS $$
BEGIN
    SELEC 1;
END
$$ LANGUAGE plpgsql;
SHOW PROCEDURE fill();
GRANT EXECUTE ON PROCEDURE fill() TO PUBLIC;
DROP PROCEDURE fill();
DROP PROCEDURE IF EXISTS never_was(INTEGER);
CREATE OR REPLACE FUNCTION f_net(DECIMAL(12, 2), FLOAT) RETURNS FLOAT IMMUTABLE AS $$ SELECT NVL($1, 0) * (1 - $2) $$ LANGUAGE sql;
SELECT f_net(10, 0.25);
CREATE FUNCTION f_month(day DATE) RETURNS INTEGER STABLE AS $$ SELECT DATE_PART(mon, $1)::INTEGER $$ LANGUAGE sql;
SELECT f_month('2026-06-01');
DROP FUNCTION f_month(DATE);
CREATE FUNCTION f_python(a FLOAT) RETURNS FLOAT STABLE AS $$ return a $$ LANGUAGE plpythonu;
CREATE EXTERNAL FUNCTION f_lambda(INTEGER) RETURNS INTEGER STABLE LAMBDA 'a-function' IAM_ROLE DEFAULT;
CREATE PROCEDURE raises_again() AS $$
BEGIN
    IF 1 = 1 THEN
        PERFORM 1 / 0;
    END IF;
EXCEPTION WHEN OTHERS THEN
    DROP TABLE IF EXISTS never_there;
    IF NVL(SQLERRM, '') <> '' THEN
        FOR i IN 1..2 LOOP RAISE INFO 'handled: %', SQLERRM; END LOOP;
    END IF;
END;
$$ LANGUAGE plpgsql;
CALL raises_again();
CREATE PROCEDURE handles() NONATOMIC AS $$
BEGIN
    PERFORM 1 / 0;
EXCEPTION WHEN OTHERS THEN
    RAISE INFO 'handled';
END;
$$ LANGUAGE plpgsql;
CALL handles();
CREATE PROCEDURE commented() AS $$
BEGIN
    /* a comment /* in a comment */ */
    RAISE INFO '%', 2 * 3 / 4; -- */
END;
$$ LANGUAGE plpgsql;
CALL commented();
SHOW PROCEDURE commented();
-- A function that Redshift lacks is missed when the procedure runs.
CREATE PROCEDURE dozes() LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); END $$;
CALL dozes();
CREATE PROCEDURE selects() AS $$
DECLARE
    n INTEGER;
BEGIN
    SELECT 1 AS id, 'a' AS name INTO TEMP TABLE kept_rows;
    IF true THEN WITH c AS (SELECT 2 AS id) SELECT id INTO TEMPORARY more_rows FROM c; END IF;
    SELECT id INTO #more FROM more_rows;
    SELECT COUNT(*) FROM kept_rows, more_rows, #more INTO n;
    SELECT 3 AS id INTO TABLE kept_for_good;
    SELECT 4 AS id INTO TEMP "Staged" FROM kept_rows;
    SELECT INTO n id FROM "Staged";
    RAISE INFO '%', n;
END;
$$ LANGUAGE plpgsql;
CALL selects();
SELECT name FROM kept_rows;
SELECT id, (SELECT relpersistence FROM pg_class WHERE relname = 'kept_for_good') FROM kept_for_good;

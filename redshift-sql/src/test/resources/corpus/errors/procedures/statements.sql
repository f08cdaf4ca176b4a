CREATE PROCEDURE sp(n int) AS $$
DECLARE
    total int
    name varchar(10);
    total int;
    total bigint;
    rate float NOT NULL;
    word varchr := ;
BEGIN
    totl := 1;
    n = 2
    n := 3 +;
    n := (4;
    SELECT count(*) INTO cnt FROM t;
    SELECT n;
    INSRT INTO t VALUES (1);
    INSERT INTO t (a b) VALUES (1, 2);
    DELETE FORM t;
    n := 5;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    RAISE INFOO 'x';
    RAISE INFO x;
    RAISE INFO 'x % %', n;
    RAISE INFO 'x', n;
    RAISE INFO '%', m;
    RAISE NOTICE '%' n;
    RAISE;
    RAISE EXCEPTION 'x' USING ERRCODE = '22000';
    RETURN 1;
    RETURN QUERY SELECT 1;
    n := SQLERRM;
    GET DIAGNOSTICS n := ROWCOUNT;
    GET DIAGNOSTIC n := ROW_COUNT;
EXCEPTION WHEN OTHERS THEN
    RAISE;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
DECLARE
    c CURSOR FOR t;
    row RECORD;
BEGIN
    OPEN d;
    OPEN c FOR t;
    FETCH c;
    FETCH d INTO row;
    FETCH c INTO rows;
    CLOSE d;
    FOR r IN SELECT 1 LOOP
        NULL;
    END LOOP;
    EXECUTE 'SELECT * FORM t WHERE';
    EXECUTE 'DELETE FROM t WHERE ''a'' = ,';
    EXECUTE 'COMMIT';
    EXECUTE 'SELECT $1' USING n;
    n := $3;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN
    COMMIT;
    TRUNCATE t;
    START TRANSACTION;
    START TRANSACTION READ ONLY;
    PREPARE p AS SELECT 1;
END;
$$ LANGUAGE plpgsql SET search_path TO etl;

CREATE PROCEDURE sp() LANGUAGE plpgsql AS '
BEGIN
    RAISE INFO ''it\\''s % o''''clock'';
    DELETE FROM t WHERE;
END;
';

CREATE PROCEDURE sp(n int, list text[]) AS $$
DECLARE
    m int[];
BEGIN
    n := CASE WHEN n = 1 THEN 2 ELSE
        END + ;
    n := 1;;
    n := CASE WHEN n = 1 THN 2
        END;
    nonsense
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    INSERT INTO t VALUES (1)
    UPDATE t SET a = 1 WEHRE id = 2;
    DELETE FROM t WHERE id = 1 ORDER BY id GROUP BY id;
    SELECT id INTO n FROM t LIMIT 1 WHERE id = 2;
    RAISE INFO 'a' || n;
    EXECUTE 'SELECT a FROM t GRUOP BY a';
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN;
    VACUUM t;
    CREATE DATABASE d;
    ALTER TABLE t APPEND FROM s;
    CREATE EXTERNAL TABLE e.t (a int) STORED AS PARQUET LOCATION 's3://b/t/';
    SET LOCAL search_path TO etl;
    SET search_path TO etl;
END;
$$ LANGUAGE plpgsql;

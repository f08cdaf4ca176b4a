CREATE PROCEDURE sp_nothing() AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;

CREATE OR REPLACE PROCEDURE etl.sp_load (IN day date, INOUT loaded bigint, OUT message varchar(256), int, "Case" text)
LANGUAGE plpgsql
AS $_$
BEGIN
    loaded := loaded + $4;
    message := 'loaded ' || loaded;
END;
$_$
SECURITY DEFINER
SET search_path TO etl, public
SET statement_timeout = 60000;

CREATE PROCEDURE sp_modes (a IN int, b INOUT int, c OUT int, IN OUT d int, e timestamp with time zone)
NONATOMIC
SECURITY INVOKER
AS $$
BEGIN
    START TRANSACTION;
    c := a;
    COMMIT;
END;
$$
LANGUAGE plpgsql;

CREATE PROCEDURE sp_quoted(tmp_name varchar) LANGUAGE plpgsql AS '
DECLARE
    rows bigint := 0;
BEGIN
    RAISE INFO \'table % has ''''% rows''''\', tmp_name, rows;
END';

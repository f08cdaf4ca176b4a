-- Texts that procedures put together. The stand-in translates them; it listens as if it were another server.
DO $dblink$
BEGIN
    PERFORM pg_redshift.extend('dblink');
EXCEPTION WHEN feature_not_supported OR undefined_file THEN
    -- The binaries of this platform come without it: the texts then run as they are.
    NULL;
END
$dblink$;

-- Asks the stand-in: of a database and a text what PostgreSQL is to run there, of nothing who is beside it.
CREATE OR REPLACE FUNCTION pg_redshift.asked(subject text, question text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    interpreter text := 'redshift_interpreter';
    answer text;
BEGIN
    IF NOT interpreter = ANY (coalesce(pg_redshift.dblink_get_connections(), '{}')) THEN
        PERFORM pg_redshift.dblink_connect(interpreter, format('host=%s port=%s user=rdsdb dbname=dynamic',
            quote_literal(replace(trim(BOTH '"' FROM current_setting('unix_socket_directories')), '""', '"')),
            current_setting('port')::integer + 1));
    END IF;
    SELECT text INTO answer
    FROM pg_redshift.dblink(interpreter, subject || chr(10) || question) AS translation (text text);
    RETURN answer;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.translated(sql text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN sql IS NULL OR to_regproc('pg_redshift.dblink_get_connections') IS NULL THEN sql
        ELSE pg_redshift.asked(current_database()::text, sql) END;
END
$$;

-- Tells whether the text that was run has truncated a table, which commits.
CREATE OR REPLACE FUNCTION pg_redshift.truncated() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    truncated boolean := current_setting('redshift.truncated', true) = 'on';
BEGIN
    IF truncated THEN
        PERFORM set_config('redshift.truncated', 'off', false);
    END IF;
    RETURN coalesce(truncated, false);
END
$$;

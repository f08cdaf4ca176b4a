-- Tables whose rows lie in a data lake, as Iceberg: those that say so, and all in an external schema.
CREATE TABLE IF NOT EXISTS pg_redshift.iceberg_table (
    relid oid PRIMARY KEY
);

-- Tells whether the code that a context describes was called by a procedure of the user's.
CREATE OR REPLACE FUNCTION pg_redshift.in_procedure(context text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT context ~ '(^|\n)PL/pgSQL function (?!pg_redshift\.|inline_code_block)'
$$;

CREATE OR REPLACE FUNCTION pg_redshift.refuse_lake_write() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '0A000',
        MESSAGE = 'Writes to Iceberg tables cannot run from within a stored procedure.';
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.on_lake_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    context text;
BEGIN
    GET DIAGNOSTICS context = PG_CONTEXT;
    IF pg_redshift.in_procedure(context) THEN
        PERFORM pg_redshift.refuse_lake_write();
    END IF;
    RETURN NULL;
END
$$;

-- A table is new: it may be one of the lake's.
CREATE OR REPLACE FUNCTION pg_redshift.take_to_lake(rel oid, says_so boolean, context text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF says_so OR EXISTS (SELECT 1 FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
        LEFT JOIN pg_redshift.external_schema ON nspid = relnamespace
        WHERE pg_class.oid = rel AND relkind = 'r' AND (nspid IS NOT NULL OR nspname LIKE 'pg!_lake$%' ESCAPE '!'))
    THEN
        IF pg_redshift.in_procedure(context) THEN
            PERFORM pg_redshift.refuse_lake_write();
        END IF;
        INSERT INTO pg_redshift.iceberg_table VALUES (rel);
        EXECUTE 'CREATE TRIGGER redshift_lake BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ' || rel::regclass
            || ' FOR EACH STATEMENT EXECUTE FUNCTION pg_redshift.on_lake_write()';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.forget_lake(rel oid, context text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM pg_redshift.iceberg_table WHERE relid = rel;
    IF FOUND AND pg_redshift.in_procedure(context) THEN
        PERFORM pg_redshift.refuse_lake_write();
    END IF;
END
$$;

-- Makes the schema that stands for a schema of a data catalog.
CREATE OR REPLACE FUNCTION pg_redshift.lake_schema(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET allow_system_table_mods = on SET client_min_messages = warning AS $$
BEGIN
    IF to_regnamespace(quote_ident(name)) IS NULL THEN
        EXECUTE format('CREATE SCHEMA %I', name);
        EXECUTE format('GRANT ALL ON SCHEMA %I TO PUBLIC', name);
    END IF;
END
$$;

-- Tables of other databases. PostgreSQL reaches only its own, so a foreign table stands for each that a statement names
-- in three parts; all that a session does in another database is one transaction there, and ends with its own.

-- The databases that were made of shares.
CREATE OR REPLACE VIEW pg_redshift.inbound AS
SELECT d.oid AS dbid, d.datname, i.fact ->> 'share' AS share, i.fact ->> 'namespace' AS namespace
FROM (SELECT rolname, CASE WHEN rolname LIKE 'sys:inbound:%' THEN shobj_description(oid, 'pg_authid')::jsonb END AS fact
    FROM pg_roles) AS i
JOIN pg_database AS d ON i.rolname = 'sys:inbound:' || d.oid
WHERE i.fact IS NOT NULL;

-- What another database asks to make a mirror of a relation of this one.
CREATE OR REPLACE VIEW pg_redshift.definition AS
SELECT n.nspname::text AS schema, c.relname::text AS relation, string_agg(
    quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || CASE
        WHEN a.attidentity <> '' THEN ' DEFAULT pg_redshift.no_identity(NULL::' || format_type(a.atttypid, NULL) || ')'
        ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END, ', ' ORDER BY a.attnum) AS columns
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attidentity = ''
WHERE c.relkind IN ('r', 'v', 'm')
GROUP BY n.nspname, c.relname;

CREATE OR REPLACE FUNCTION pg_redshift.no_identity(anyelement) RETURNS anyelement LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'accepted by Amazon Redshift but not rehearsed:'
        ' a new row of a table in another database whose IDENTITY is left out; USE that database';
END
$$;

-- What another database has this one run.
CREATE TABLE IF NOT EXISTS pg_redshift.command (
    sql text NOT NULL
);
GRANT INSERT ON pg_redshift.command TO PUBLIC;

CREATE OR REPLACE FUNCTION pg_redshift.on_command() RETURNS trigger LANGUAGE plpgsql
    SET standard_conforming_strings = off SET escape_string_warning = off AS $$
BEGIN
    EXECUTE 'DO ' || quote_literal('BEGIN ' || NEW.sql || '; END');
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER command BEFORE INSERT ON pg_redshift.command
    FOR EACH ROW EXECUTE FUNCTION pg_redshift.on_command();

-- Makes an extension for the stand-in alone: who may open connections reaches what listens on this machine.
CREATE OR REPLACE FUNCTION pg_redshift.extend(extension text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry regprocedure;
BEGIN
    EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA pg_redshift', extension);
    FOR entry IN
        SELECT objid::regprocedure FROM pg_depend JOIN pg_extension AS e ON e.oid = refobjid
        WHERE classid = 'pg_proc'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e'
            AND e.extname = extension
    LOOP
        EXECUTE 'REVOKE ALL ON FUNCTION ' || entry || ' FROM PUBLIC';
    END LOOP;
END
$$;
-- Those that an earlier release has made.
DO $earlier$
BEGIN
    PERFORM pg_redshift.extend(extname) FROM pg_extension WHERE extname IN ('dblink', 'postgres_fdw');
END
$earlier$;

-- Makes the way to another database, for a role: as itself to one of the cluster, as this consumer to one that is shared.
CREATE OR REPLACE FUNCTION pg_redshift.reach(database text, role name) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET allow_system_table_mods = on SET client_min_messages = warning AS $$
DECLARE
    server text := 'pg_other$' || database;
    base text := 'pg_other$' || database || '$';
    host text := replace(trim(BOTH '"' FROM current_setting('unix_socket_directories')), '""', '"');
    dbname text := database;
    identity text := role;
    receiver text := quote_ident(role);
    inbound record;
    options text[];
BEGIN
    SELECT * INTO inbound FROM pg_redshift.inbound AS i WHERE i.datname = database;
    IF inbound.dbid IS NOT NULL THEN
        SELECT o.host, o.datname, o.identity INTO host, dbname, identity
        FROM pg_redshift.offer(inbound.share, inbound.namespace) AS o;
        receiver := 'PUBLIC';
    END IF;
    options := ARRAY['host=' || host, 'port=' || current_setting('port'), 'dbname=' || dbname, 'keep_connections=off',
        'updatable=' || (inbound.dbid IS NULL)];
    IF EXISTS (SELECT 1 FROM pg_foreign_server WHERE srvname = server AND srvoptions IS DISTINCT FROM options) THEN
        EXECUTE format('DROP SERVER %I CASCADE', server);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_foreign_server WHERE srvname = server) THEN
        PERFORM pg_redshift.extend('postgres_fdw');
        EXECUTE format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L,'
            ' keep_connections %L, updatable %L)', server, host, current_setting('port'), dbname, 'off',
            (inbound.dbid IS NULL)::text);
        EXECUTE format('GRANT USAGE ON FOREIGN SERVER %I TO PUBLIC', server);
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', base);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO PUBLIC', base);
        EXECUTE format('CREATE FOREIGN TABLE %I.definition (schema text, relation text, columns text) SERVER %I'
            ' OPTIONS (schema_name %L)', base, server, 'pg_redshift');
        EXECUTE format('CREATE FOREIGN TABLE %I.shared_definition (namespace text, share text, schema text, relation text, columns text) SERVER %I'
            ' OPTIONS (schema_name %L)', base, server, 'pg_redshift');
        EXECUTE format('CREATE FOREIGN TABLE %I.command (sql text) SERVER %I OPTIONS (schema_name %L)',
            base, server, 'pg_redshift');
        EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO PUBLIC', base);
    END IF;
    -- As this consumer everybody is the same there; a mapping of one's own would keep a user from being dropped.
    IF NOT EXISTS (SELECT 1 FROM pg_user_mappings
        WHERE srvname = server AND usename = CASE WHEN inbound.dbid IS NULL THEN role ELSE 'public' END
            AND umoptions = ARRAY['user=' || identity, 'password_required=false'])
    THEN
        EXECUTE format('DROP USER MAPPING IF EXISTS FOR %s SERVER %I', receiver, server);
        EXECUTE format('CREATE USER MAPPING FOR %s SERVER %I OPTIONS (user %L, password_required %L)',
            receiver, server, identity, 'false');
    END IF;
END
$$;

-- Makes the room for the mirrors of a schema's tables.
CREATE OR REPLACE FUNCTION pg_redshift.room(database text, schema_name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET allow_system_table_mods = on SET client_min_messages = warning AS $$
DECLARE
    room text := 'pg_other$' || database || '$' || schema_name;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_foreign_server WHERE srvname = 'pg_other$' || database) THEN
        RAISE EXCEPTION USING ERRCODE = '3D000', MESSAGE = 'database "' || database || '" was not reached';
    END IF;
    IF to_regnamespace(quote_ident(room)) IS NULL THEN
        EXECUTE format('CREATE SCHEMA %I AUTHORIZATION "sys:mirror"', room);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO PUBLIC', room);
    END IF;
END
$$;

-- As the owner of the mirrors, who has no other rights: the columns are a text of the user's.
CREATE OR REPLACE FUNCTION pg_redshift.reflect(database text, schema_name text, relation text, columns text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
    room text := 'pg_other$' || database || '$' || schema_name;
    mirror text := format('%I.%I', room, relation);
    known regclass := to_regclass(mirror);
BEGIN
    IF known IS NOT NULL AND obj_description(known) IS NOT DISTINCT FROM columns THEN
        RETURN;
    END IF;
    IF known IS NOT NULL THEN
        EXECUTE 'DROP FOREIGN TABLE ' || mirror;
    END IF;
    IF columns IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_redshift.room(database, schema_name);
    EXECUTE format('CREATE FOREIGN TABLE %s (%s) SERVER %I OPTIONS (schema_name %L, table_name %L)',
        mirror, columns, 'pg_other$' || database, schema_name, relation);
    EXECUTE format('GRANT ALL ON %s TO PUBLIC', mirror);
    EXECUTE format('COMMENT ON FOREIGN TABLE %s IS %L', mirror, columns);
    IF known IS NOT NULL THEN
        PERFORM pg_redshift.bind_what_can_be();
    END IF;
END
$$;

ALTER FUNCTION pg_redshift.reflect(text, text, text, text) OWNER TO "sys:mirror";
DO $mirrors$
DECLARE
    entry record;
BEGIN
    FOR entry IN SELECT oid, nspname FROM pg_namespace WHERE nspname LIKE 'pg!_other$%$_%' ESCAPE '!' LOOP
        EXECUTE format('ALTER SCHEMA %I OWNER TO "sys:mirror"', entry.nspname);
    END LOOP;
    FOR entry IN
        SELECT c.oid::regclass AS mirror FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE relkind = 'f' AND nspname LIKE 'pg!_other$%$_%' ESCAPE '!'
    LOOP
        EXECUTE 'ALTER FOREIGN TABLE ' || entry.mirror || ' OWNER TO "sys:mirror"';
    END LOOP;
END
$mirrors$;

-- The columns of a relation that is shared, if the way to the database still leads to that producer.
CREATE OR REPLACE FUNCTION pg_redshift.shared_columns(inbound pg_redshift.inbound, schema_name text, relation text)
    RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    columns text;
BEGIN
    EXECUTE format('SELECT columns FROM %I.shared_definition WHERE namespace = $1 AND share = $2 AND schema = $3 AND relation = $4',
        'pg_other$' || inbound.datname || '$')
        INTO columns USING inbound.namespace, inbound.share, schema_name, relation;
    RETURN columns;
END
$$;

-- Makes the mirror of a table what the table is, in its database's eyes of this transaction; without the table it goes.
-- Who names one of a database that is shared needs USAGE of the database, or of the external schema that stands for it.
DROP FUNCTION IF EXISTS pg_redshift.mirror(text, text, text);
CREATE OR REPLACE FUNCTION pg_redshift.mirror(database text, schema_name text, relation text, through text DEFAULT NULL)
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    columns text;
    inbound pg_redshift.inbound;
BEGIN
    SELECT * INTO inbound FROM pg_redshift.inbound AS i WHERE i.datname = database;
    IF through IS NULL AND inbound.dbid IS NOT NULL AND NOT has_database_privilege(database, 'CONNECT') THEN
        RAISE insufficient_privilege USING MESSAGE = format('permission denied for database %s', database);
    ELSIF through IS NOT NULL AND NOT has_schema_privilege(through, 'USAGE') THEN
        RAISE insufficient_privilege USING MESSAGE = format('permission denied for schema %s', through);
    END IF;
    IF inbound.dbid IS NULL THEN
        PERFORM pg_redshift.reach(database, current_user);
        EXECUTE format('SELECT columns FROM %I.definition WHERE schema = $1 AND relation = $2', 'pg_other$' || database || '$')
            INTO columns USING schema_name, relation;
    ELSE
        -- The way of the last time does as a rule. Only when nothing is at its end is the producer looked for.
        BEGIN
            columns := pg_redshift.shared_columns(inbound, schema_name, relation);
        EXCEPTION WHEN OTHERS THEN
            columns := NULL;
        END;
        IF columns IS NULL THEN
            PERFORM pg_redshift.reach(database, current_user);
            columns := pg_redshift.shared_columns(inbound, schema_name, relation);
        END IF;
    END IF;
    PERFORM pg_redshift.reflect(database, schema_name, relation, columns);
END
$$;

-- Makes a table in another database that has the columns of a query of this one.
CREATE OR REPLACE FUNCTION pg_redshift.create_elsewhere(database text, schema_name text, relation text, query text)
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    columns text;
BEGIN
    EXECUTE 'CREATE TEMP VIEW redshift_query AS ' || query;
    SELECT string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute WHERE attrelid = 'pg_temp.redshift_query'::regclass AND attnum > 0;
    DROP VIEW pg_temp.redshift_query;
    PERFORM pg_redshift.reach(database, current_user);
    EXECUTE format('INSERT INTO %I.command VALUES (%L)', 'pg_other$' || database || '$',
        format('CREATE TABLE %I.%I (%s)', schema_name, relation, columns));
    PERFORM pg_redshift.mirror(database, schema_name, relation);
END
$$;

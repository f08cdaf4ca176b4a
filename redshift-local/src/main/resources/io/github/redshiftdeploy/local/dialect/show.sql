-- What the SHOW commands list, and commands that are procedures here.
CREATE OR REPLACE FUNCTION pg_redshift.last(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT part[cardinality(part)] FROM parse_ident(written) AS part
$$;

CREATE OR REPLACE FUNCTION pg_redshift.found(written text) RETURNS regclass LANGUAGE plpgsql STABLE AS $$
DECLARE
    part text[] := parse_ident(written);
    name text := array_to_string(array(SELECT quote_ident(p) FROM unnest(part[greatest(1, cardinality(part) - 1):]) p), '.');
BEGIN
    RETURN name::regclass;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_databases(ignored text, pattern text)
    RETURNS TABLE (database_name text, database_owner integer, database_type text) LANGUAGE sql STABLE AS $$
    SELECT database_name, database_owner, database_type FROM pg_catalog.svv_redshift_databases
    WHERE database_name LIKE pattern ORDER BY 1
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_schemas(database text, pattern text)
    RETURNS TABLE (database_name text, schema_name text, schema_owner integer, schema_type text) LANGUAGE sql STABLE AS $$
    SELECT current_database()::text, nspname::text, nspowner::integer, 'local' FROM pg_namespace
    WHERE nspname NOT LIKE 'pg!_%' ESCAPE '!' AND nspname LIKE pattern
        AND pg_redshift.last(database) = current_database() ORDER BY 2
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_tables(schema text, pattern text)
    RETURNS TABLE (database_name text, schema_name text, table_name text, table_type text, table_acl text, remarks text)
    LANGUAGE sql STABLE AS $$
    SELECT table_catalog, table_schema, table_name, CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' ELSE table_type END,
        NULL, remarks
    FROM pg_catalog.svv_tables
    WHERE table_schema = pg_redshift.last(schema) AND table_name LIKE pattern ORDER BY 3
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_columns(relation text, pattern text)
    RETURNS TABLE (database_name text, schema_name text, table_name text, column_name text, ordinal_position integer,
        column_default text, is_nullable text, data_type text, character_maximum_length integer,
        numeric_precision integer, numeric_scale integer, remarks text) LANGUAGE sql STABLE AS $$
    SELECT v.* FROM pg_catalog.svv_columns AS v
    JOIN pg_class AS c ON c.oid = pg_redshift.found(relation)
    WHERE v.table_schema = pg_redshift.schema_name(c.relnamespace) AND v.table_name = c.relname
        AND v.column_name LIKE pattern ORDER BY v.ordinal_position
$$;

CREATE OR REPLACE FUNCTION pg_redshift.column_definition(a pg_attribute) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT a.attname || ' ' || pg_redshift.type_name(a.atttypid, a.atttypmod)
        || coalesce(CASE WHEN r.identities ->> a.attnum::text LIKE '%,default'
                THEN ' default_identity(' || left(r.identities ->> a.attnum::text, -8) || ')'
                ELSE ' identity(' || (r.identities ->> a.attnum::text) || ')' END, ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || ' ENCODE ' || replace(pg_redshift.encoding(a.attrelid, a.attnum, a.atttypid), 'none', 'raw')
        || CASE WHEN r.distkey = a.attnum THEN ' distkey' ELSE '' END
    FROM (SELECT 1) AS one
    LEFT JOIN pg_redshift.relation AS r ON r.relid = a.attrelid
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_table(relation text, pattern text)
    RETURNS TABLE ("Show Table DDL statement" text) LANGUAGE sql STABLE AS $$
    SELECT 'CREATE TABLE ' || c.relnamespace::regnamespace || '.' || quote_ident(c.relname) || ' (' || E'\n    '
        || (SELECT string_agg(pg_redshift.column_definition(a), E',\n    ' ORDER BY a.attnum)
            FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
        || coalesce((SELECT string_agg(E',\n    ' || definition, '') FROM unnest(r.constraints) AS definition), '')
        || E'\n)\nDISTSTYLE ' || coalesce(r.diststyle, 'AUTO')
        || CASE WHEN r.sortkey <> '{}' THEN E'\n' || CASE WHEN r.interleaved THEN 'INTERLEAVED ' ELSE '' END || 'SORTKEY ( '
            || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(r.sortkey, a.attnum))
                FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum = ANY (r.sortkey)) || ' )' ELSE '' END || ';'
    FROM pg_class AS c
    LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid
    WHERE c.oid = pg_redshift.found(relation)
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_view(relation text, pattern text)
    RETURNS TABLE ("Show View DDL statement" text) LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT 'CREATE VIEW ' || relid::regclass || ' AS ' || query || ' WITH NO SCHEMA BINDING;'
            FROM pg_redshift.late_view WHERE relid = pg_redshift.found(relation)),
        pg_get_viewdef(pg_redshift.found(relation), true))
$$;

CREATE OR REPLACE FUNCTION pg_redshift.show_procedure(written text, pattern text)
    RETURNS TABLE ("Stored Procedure Definition" text) LANGUAGE plpgsql STABLE AS $$
DECLARE
    routine oid := coalesce(pg_redshift.with_outputs(written),
        CASE WHEN written LIKE '%(%' THEN written::regprocedure::oid ELSE written::regproc::oid END);
BEGIN
    RETURN QUERY
    SELECT 'CREATE OR REPLACE PROCEDURE ' || format('%I.%I', n.nspname, p.proname) || '(' || pg_redshift.arguments(p.oid) || ')'
        || CASE WHEN r.nonatomic THEN ' NONATOMIC' ELSE '' END || E'\n LANGUAGE plpgsql'
        || CASE WHEN p.prosecdef THEN E'\n SECURITY DEFINER' ELSE '' END
        || coalesce((SELECT string_agg(E'\n SET ' || replace(split_part(option, '=', 1), 'redshift.', '') || ' TO '
            || CASE WHEN option LIKE 'search_path=%' THEN substr(option, 13)
                ELSE quote_literal(substr(option, strpos(option, '=') + 1)) END, '')
            FROM unnest(p.proconfig) AS option), '')
        || E'\nAS $_$' || coalesce(r.body, p.prosrc) || E'$_$\n'
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    LEFT JOIN pg_redshift.routine AS r ON r.proid = p.oid
    WHERE p.oid = routine;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.analyze_compression(relation text)
    RETURNS TABLE ("Table" text, "Column" text, "Encoding" text, "Est_reduction_pct" numeric) LANGUAGE sql STABLE AS $$
    SELECT c.relname::text, a.attname::text, replace(pg_redshift.encoding(c.oid, a.attnum, a.atttypid), 'none', 'raw'), 0.00
    FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.oid = CASE WHEN relation <> '' THEN pg_redshift.found(relation)::oid END
    ORDER BY a.attnum
$$;

-- ALTER TABLE APPEND moves rows between columns of one name.
CREATE OR REPLACE PROCEDURE pg_redshift.append(target text, source text, ignore_extra boolean, fill_target boolean)
    LANGUAGE plpgsql AS $$
DECLARE
    both_have text;
    only_one boolean;
BEGIN
    SELECT string_agg(quote_ident(t.attname), ', ' ORDER BY t.attnum) INTO both_have
    FROM pg_attribute AS t
    JOIN pg_attribute AS s ON s.attname = t.attname AND s.attrelid = source::regclass AND s.attnum > 0
        AND NOT s.attisdropped
    WHERE t.attrelid = target::regclass AND t.attnum > 0 AND NOT t.attisdropped;
    SELECT count(*) > 0 INTO only_one
    FROM (SELECT attname, attrelid FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped) AS a
    WHERE attrelid IN (target::regclass, source::regclass)
        AND NOT (attrelid = source::regclass AND ignore_extra) AND NOT (attrelid = target::regclass AND fill_target)
        AND NOT EXISTS (SELECT 1 FROM pg_attribute AS b WHERE b.attname = a.attname AND b.attrelid <> a.attrelid
            AND b.attrelid IN (target::regclass, source::regclass) AND b.attnum > 0 AND NOT b.attisdropped);
    IF only_one OR both_have IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = 'Target and source tables of ALTER TABLE APPEND do not have the same columns.';
    END IF;
    EXECUTE 'WITH moved AS (DELETE FROM ' || source || ' RETURNING ' || both_have || ') INSERT INTO ' || target
        || ' (' || both_have || ') OVERRIDING SYSTEM VALUE SELECT ' || both_have || ' FROM moved';
END
$$;

-- DROP ROLE … FORCE takes back whatever the role was granted.
CREATE OR REPLACE PROCEDURE pg_redshift.drop_role(name text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'DROP OWNED BY ' || name;
    EXECUTE 'DROP ROLE ' || name;
END
$$;

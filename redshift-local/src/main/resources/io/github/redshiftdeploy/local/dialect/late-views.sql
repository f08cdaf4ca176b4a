-- Late-binding views. A view here depends on nothing that it names: when that is not there, a view of one column that
-- fails stands in its place, until it is.
CREATE TABLE IF NOT EXISTS pg_redshift.late_view (
    relid oid PRIMARY KEY,
    columns text NOT NULL,
    query text NOT NULL,
    bound boolean NOT NULL
);

-- The query as it was written.
ALTER TABLE pg_redshift.late_view ADD COLUMN IF NOT EXISTS written text;

CREATE TABLE IF NOT EXISTS pg_redshift.late_reference (
    viewid oid NOT NULL,
    refid oid NOT NULL
);

CREATE OR REPLACE FUNCTION pg_redshift.fail(message text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '42P01', MESSAGE = message;
END
$$;

-- Makes a view anew where its columns cannot be replaced; owner and grants stay. Returns the view.
CREATE OR REPLACE FUNCTION pg_redshift.replace_view(name text, definition text) RETURNS oid LANGUAGE plpgsql AS $$
DECLARE
    owner name;
    rights aclitem[];
    entry record;
BEGIN
    BEGIN
        EXECUTE 'CREATE OR REPLACE VIEW ' || name || ' ' || definition;
        RETURN to_regclass(name);
    EXCEPTION WHEN invalid_table_definition THEN
        SELECT pg_get_userbyid(relowner), relacl INTO owner, rights FROM pg_class WHERE oid = to_regclass(name);
    END;
    EXECUTE 'DROP VIEW ' || name;
    EXECUTE 'CREATE VIEW ' || name || ' ' || definition;
    EXECUTE 'ALTER VIEW ' || name || ' OWNER TO ' || quote_ident(owner);
    FOR entry IN SELECT * FROM aclexplode(rights) WHERE grantee <> owner::regrole LOOP
        EXECUTE 'GRANT ' || entry.privilege_type || ' ON ' || name || ' TO '
            || CASE entry.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(entry.grantee)) END
            || CASE WHEN entry.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
    END LOOP;
    RETURN to_regclass(name);
END
$$;

-- Lets a view go from what it refers to, and keeps in mind what that was.
DROP FUNCTION IF EXISTS pg_redshift.loosen(oid, text, text, boolean);
CREATE OR REPLACE FUNCTION pg_redshift.loosen(view oid, columns text, query text, bound boolean, written text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM pg_redshift.late_view WHERE relid = view;
    INSERT INTO pg_redshift.late_view VALUES (view, columns, query, bound, written);
    DELETE FROM pg_redshift.late_reference WHERE viewid = view;
    WITH gone AS (
        DELETE FROM pg_depend USING pg_rewrite AS rule
        WHERE rule.ev_class = view AND classid = 'pg_rewrite'::regclass AND objid = rule.oid
            AND refclassid = 'pg_class'::regclass AND refobjid <> view
        RETURNING refobjid
    )
    INSERT INTO pg_redshift.late_reference SELECT DISTINCT view, refobjid FROM gone;
END
$$;

-- Defines a view by its query, or as failing; the event trigger must not look at it meanwhile.
DROP FUNCTION IF EXISTS pg_redshift.define(text, text, text);
CREATE OR REPLACE FUNCTION pg_redshift.define(name text, columns text, query text, written text) RETURNS oid
    LANGUAGE plpgsql AS $$
DECLARE
    view oid;
    bound boolean := true;
BEGIN
    PERFORM set_config('redshift.binding', 'on', true);
    BEGIN
        view := pg_redshift.replace_view(name, columns || ' AS ' || query);
    EXCEPTION WHEN undefined_table OR undefined_column OR undefined_function OR invalid_schema_name
        OR undefined_object THEN
        bound := false;
        BEGIN
            view := pg_redshift.replace_view(
                name, 'AS SELECT pg_redshift.fail(' || quote_literal(SQLERRM) || ') AS "?column?"');
        EXCEPTION WHEN dependent_objects_still_exist THEN
            -- A bound view stands on it: it stays as it was, and fails by itself.
            view := to_regclass(name);
        END;
    END;
    PERFORM pg_redshift.loosen(view, columns, query, bound, written);
    PERFORM set_config('redshift.binding', 'off', true);
    RETURN view;
END
$$;

DROP PROCEDURE IF EXISTS pg_redshift.create_late_view(text, text, text, boolean);
CREATE OR REPLACE PROCEDURE pg_redshift.create_late_view(
    name text, columns text, query text, replacing boolean, written text)
    LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass(name) IS NOT NULL AND NOT replacing THEN
        RAISE EXCEPTION USING ERRCODE = '42P07',
            MESSAGE = 'relation "' || (SELECT relname FROM pg_class WHERE oid = to_regclass(name)) || '" already exists';
    END IF;
    PERFORM pg_redshift.define(name, columns, query, written);
END
$$;

-- With the rights of Redshift's superusers and no more: a user has written the query.
CREATE OR REPLACE FUNCTION pg_redshift.bind(view oid) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_redshift.define(format('%I.%I', n.nspname, c.relname), columns, query, written)
    FROM pg_redshift.late_view JOIN pg_class AS c ON c.oid = relid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE relid = view
$$;
ALTER FUNCTION pg_redshift.bind(oid) OWNER TO "sys:superuser";

-- A relation has changed: the views that refer to it may fit no more.
CREATE OR REPLACE FUNCTION pg_redshift.look_again(relation oid, tag text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('redshift.binding', true) IS DISTINCT FROM 'on' THEN
        IF tag = 'CREATE VIEW' THEN
            -- A bound view has taken the place of a late-binding one.
            DELETE FROM pg_redshift.late_view WHERE relid = relation;
            DELETE FROM pg_redshift.late_reference WHERE viewid = relation;
        END IF;
        PERFORM pg_redshift.bind(viewid)
        FROM (SELECT DISTINCT viewid FROM pg_redshift.late_reference WHERE refid = relation) AS views;
    END IF;
END
$$;

-- Something is there now that was not: views may find what they name.
CREATE OR REPLACE FUNCTION pg_redshift.bind_what_can_be() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    missing integer;
    before integer;
BEGIN
    IF current_setting('redshift.binding', true) = 'on' THEN
        RETURN;
    END IF;
    LOOP
        SELECT count(*) INTO before FROM pg_redshift.late_view WHERE NOT bound;
        EXIT WHEN before = 0;
        PERFORM pg_redshift.bind(relid) FROM (SELECT relid FROM pg_redshift.late_view WHERE NOT bound) AS views;
        SELECT count(*) INTO missing FROM pg_redshift.late_view WHERE NOT bound;
        EXIT WHEN missing = before;
    END LOOP;
END
$$;

CREATE EVENT TRIGGER redshift_created ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'CREATE VIEW', 'ALTER VIEW',
        'CREATE MATERIALIZED VIEW', 'ALTER MATERIALIZED VIEW', 'CREATE SCHEMA', 'CREATE PROCEDURE', 'CREATE FUNCTION')
    EXECUTE FUNCTION pg_redshift.on_created();
CREATE EVENT TRIGGER redshift_dropped ON sql_drop EXECUTE FUNCTION pg_redshift.on_dropped();

-- Superusers. None of Redshift's is one of PostgreSQL's, which could reach the files and the programs of the machine. They are
-- members of a role that has the rights of every other one, and belong to it; so its members own what the others own. That
-- goes in a circle, which GRANT would refuse and the server does not mind.
DO $roles$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'sys:superuser') THEN
        CREATE ROLE "sys:superuser";
        CREATE ROLE "sys:mirror";
    END IF;
    -- Its members may make databases as superusers, and no longer when they are none.
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'sys:lent_createdb') THEN
        CREATE ROLE "sys:lent_createdb";
    END IF;
END
$roles$;

-- Without a search path of its own, so that it is no call for each row of a view: each name says its schema.
CREATE OR REPLACE FUNCTION pg_redshift.is_superuser(role oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.pg_has_role(role, 'sys:superuser', 'MEMBER')
$$;

-- Tells whether the system views show the sessions and statements of a user: to that user, and to superusers.
CREATE OR REPLACE FUNCTION pg_redshift.sees(owner name) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT owner OPERATOR(pg_catalog.=) current_user
        OR pg_redshift.is_superuser(pg_catalog.quote_ident(current_user)::pg_catalog.regrole)
$$;

CREATE OR REPLACE FUNCTION pg_redshift.link(member_id oid, role_id oid) RETURNS void LANGUAGE sql
    SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO pg_auth_members (oid, roleid, member, grantor, admin_option, inherit_option, set_option)
    SELECT pg_nextoid('pg_auth_members', 'oid', 'pg_auth_members_oid_index'), role_id, member_id, 10, true, true, true
    WHERE NOT EXISTS (SELECT 1 FROM pg_auth_members AS m WHERE m.roleid = role_id AND m.member = member_id AND grantor = 10)
$$;

-- Tells whether a user makes databases as a superuser alone. Superusers are members of each other, so no function helps.
CREATE OR REPLACE FUNCTION pg_redshift.has_lent_createdb(role oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members
        WHERE member OPERATOR(pg_catalog.=) role AND roleid OPERATOR(pg_catalog.=) '"sys:lent_createdb"'::pg_catalog.regrole)
$$;

DROP FUNCTION IF EXISTS pg_redshift.rank(text, boolean);
-- Makes a user a superuser, or no superuser any more; null leaves what the user is. The same goes for CREATEDB.
CREATE OR REPLACE FUNCTION pg_redshift.rank(name text, super boolean, createdb boolean) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET allow_system_table_mods = on AS $$
DECLARE
    ranked oid := name::regrole;
    everything oid := '"sys:superuser"'::regrole;
    lent oid := '"sys:lent_createdb"'::regrole;
    own_createdb boolean := coalesce(createdb,
        (SELECT rolcreatedb FROM pg_roles WHERE oid = ranked) AND NOT pg_redshift.has_lent_createdb(ranked));
BEGIN
    IF ranked = 10 OR NOT (SELECT rolcanlogin FROM pg_roles WHERE oid = ranked) THEN
        RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'permission denied to alter role "' || name || '"';
    END IF;
    DELETE FROM pg_auth_members WHERE roleid = lent AND member = ranked;
    IF coalesce(super, pg_redshift.is_superuser(ranked)) THEN
        EXECUTE 'ALTER ROLE ' || ranked::regrole || ' NOSUPERUSER CREATEROLE CREATEDB';
        PERFORM pg_redshift.link(ranked, everything), pg_redshift.link(everything, ranked);
        IF NOT own_createdb THEN
            PERFORM pg_redshift.link(ranked, lent);
        END IF;
    ELSE
        EXECUTE 'ALTER ROLE ' || ranked::regrole || ' NOSUPERUSER NOCREATEROLE '
            || CASE WHEN own_createdb THEN 'CREATEDB' ELSE 'NOCREATEDB' END;
        DELETE FROM pg_auth_members WHERE roleid = everything AND member = ranked;
    END IF;
END
$$;
REVOKE ALL ON FUNCTION pg_redshift.link(oid, oid), pg_redshift.rank(text, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_redshift.rank(text, boolean, boolean) TO "sys:superuser";

DROP PROCEDURE IF EXISTS pg_redshift.user_with_rank(text, text, boolean);
-- A command that makes or changes a user, and says whether it is a superuser, or whether it may make databases.
CREATE OR REPLACE PROCEDURE pg_redshift.user_with_rank(command text, name text, super boolean, createdb boolean)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE command;
    PERFORM pg_redshift.rank(name, super, createdb);
END
$$;

DROP PROCEDURE IF EXISTS pg_redshift.give(text, text);
-- A superuser gives a thing to somebody who may make none in its schema; the command lacks the owner.
CREATE OR REPLACE PROCEDURE pg_redshift.give(command text, owner text, room oid) LANGUAGE plpgsql AS $$
DECLARE
    lends boolean := pg_redshift.is_superuser((SELECT oid FROM pg_roles WHERE rolname = current_user))
        AND NOT has_schema_privilege(owner::regrole::oid, room, 'CREATE');
BEGIN
    IF lends THEN
        EXECUTE 'GRANT CREATE ON SCHEMA ' || room::regnamespace || ' TO ' || owner;
    END IF;
    EXECUTE command || owner;
    IF lends THEN
        EXECUTE 'REVOKE CREATE ON SCHEMA ' || room::regnamespace || ' FROM ' || owner;
    END IF;
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.give_relation(relation text, owner text) LANGUAGE plpgsql AS $$
DECLARE
    room oid := (SELECT relnamespace FROM pg_class WHERE oid = to_regclass(relation));
BEGIN
    CALL pg_redshift.give('ALTER TABLE ' || relation || ' OWNER TO ', owner, room);
END
$$;

-- The routine is what ALTER calls it, with its parameters; its name alone tells the schema.
-- Returns the procedure with OUT parameters that a signature without them means.
CREATE OR REPLACE FUNCTION pg_redshift.with_outputs(written text) RETURNS oid LANGUAGE plpgsql STABLE AS $$
DECLARE
    part text[] := parse_ident(split_part(written, '(', 1));
    types text := btrim(rtrim(rtrim(substr(written, strpos(written, '(') + 1)), ')'));
BEGIN
    RETURN (SELECT p.oid FROM pg_proc AS p JOIN pg_redshift.routine AS r ON r.proid = p.oid AND r.modes LIKE '%o%'
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE p.proname = part[cardinality(part)] AND written LIKE '%(%'
            AND coalesce(n.nspname = part[cardinality(part) - 1], pg_function_is_visible(p.oid))
            AND pg_redshift.oidvectortypes(pg_redshift.input_types(p.oid)) = types LIMIT 1);
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.give_routine(routine text, name text, owner text) LANGUAGE plpgsql AS $$
DECLARE
    part text[] := parse_ident(name);
    room oid := CASE cardinality(part)
        WHEN 1 THEN (SELECT pronamespace FROM pg_proc WHERE proname = part[1] AND pg_function_is_visible(oid) LIMIT 1)
        ELSE to_regnamespace(quote_ident(part[cardinality(part) - 1])) END;
    -- To Redshift the parameters of a procedure are its inputs, while some of PostgreSQL's only give values back.
    outputs oid := pg_redshift.with_outputs(substr(routine, strpos(routine, ' ') + 1));
    found text := coalesce(split_part(routine, ' ', 1) || ' ' || outputs::regprocedure::text, routine);
BEGIN
    CALL pg_redshift.give('ALTER ' || found || ' OWNER TO ', owner, room);
END
$$;

-- Who is a member of what; not because it has made the role, nor as a superuser.
CREATE OR REPLACE VIEW pg_redshift.membership AS
SELECT m.roleid, m.member, m.admin_option FROM pg_auth_members AS m
JOIN pg_roles AS r ON r.oid = m.roleid AND r.rolname NOT LIKE 'sys:%'
JOIN pg_roles AS u ON u.oid = m.member AND u.rolname NOT LIKE 'sys:%'
WHERE m.grantor <> m.member AND NOT (m.grantor = 10 AND m.admin_option);

CREATE OR REPLACE VIEW pg_catalog.pg_user AS
SELECT usename, usesysid, usecreatedb AND NOT pg_redshift.has_lent_createdb(usesysid) AS usecreatedb,
    usesuper OR pg_redshift.is_superuser(usesysid) AS usesuper, userepl, usebypassrls,
    '********'::text AS passwd, valuntil, useconfig
FROM pg_shadow WHERE usename NOT LIKE 'sys:%';

-- Whoever connects may look.
GRANT SELECT ON ALL TABLES IN SCHEMA pg_redshift TO PUBLIC;
GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA pg_redshift TO PUBLIC;
-- The views show to each user what is theirs.
REVOKE ALL ON pg_redshift.statement FROM PUBLIC;
-- PostgreSQL has no privilege to drop a table: who owns the table, may. Redshift has no triggers, so that privilege
-- stands for the one to drop. Who has it by PUBLIC becomes the owner just before the table is gone. The translated
-- statement says in comments which tables it names.
CREATE OR REPLACE FUNCTION pg_redshift.own_what_may_be_dropped(path text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $own$
DECLARE
    caller name := CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role') END;
    droppable oid;
BEGIN
    -- There are few of these, while the query may be long, and name many tables.
    FOR droppable IN
        SELECT oid FROM pg_class
        WHERE relkind = 'r' AND NOT pg_has_role(caller, relowner, 'USAGE')
            AND has_schema_privilege(caller, relnamespace, 'USAGE')
            AND EXISTS (SELECT 1 FROM aclexplode(relacl) AS x WHERE x.grantee = 0 AND x.privilege_type = 'TRIGGER')
    LOOP
        IF EXISTS (
            SELECT 1 FROM string_to_table(current_query(), '/*redshift ') AS piece
            WHERE piece LIKE '{%' AND split_part(piece, '*/', 1)::jsonb ? 'dropped'
                AND pg_redshift.looked_up(split_part(piece, '*/', 1)::jsonb ->> 'relation', path) = droppable)
        THEN
            EXECUTE format('ALTER TABLE %s OWNER TO %I', droppable::regclass, caller);
        END IF;
    END LOOP;
END
$own$;
CREATE OR REPLACE FUNCTION pg_redshift.on_dropping() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_redshift.own_what_may_be_dropped(pg_catalog.current_setting('search_path'));
END
$$;
DROP EVENT TRIGGER IF EXISTS redshift_drop;
DROP FUNCTION IF EXISTS pg_redshift.own_what_may_be_dropped();
CREATE EVENT TRIGGER redshift_drop ON ddl_command_start WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION pg_redshift.on_dropping();

DO $grant$
DECLARE
    view oid;
BEGIN
    FOR view IN
        SELECT oid FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'v' AND oid >= 16384
    LOOP
        EXECUTE 'GRANT SELECT ON ' || view::regclass || ' TO PUBLIC';
    END LOOP;
END
$grant$;

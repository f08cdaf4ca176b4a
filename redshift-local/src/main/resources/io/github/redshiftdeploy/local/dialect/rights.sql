-- Whoever connects may look.
GRANT SELECT ON ALL TABLES IN SCHEMA pg_redshift TO PUBLIC;
GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA pg_redshift TO PUBLIC;
-- The views show to each user what is theirs.
REVOKE ALL ON pg_redshift.statement FROM PUBLIC;
-- PostgreSQL has no privilege to drop a table: who owns the table, may. Redshift has no triggers, so that privilege
-- stands for the one to drop. Who has it by PUBLIC becomes the owner just before the table is gone.
CREATE OR REPLACE FUNCTION pg_redshift.own_what_may_be_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $own$
DECLARE
    caller name := CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role') END;
    dropped record;
BEGIN
    FOR dropped IN
        SELECT c.oid::regclass AS name FROM pg_class AS c
        WHERE c.relkind = 'r' AND NOT pg_has_role(caller, c.relowner, 'USAGE')
            AND has_schema_privilege(caller, c.relnamespace, 'USAGE')
            AND EXISTS (SELECT 1 FROM aclexplode(c.relacl) AS x WHERE x.grantee = 0 AND x.privilege_type = 'TRIGGER')
            AND strpos(current_query(), c.relname) > 0
    LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO %I', dropped.name, caller);
    END LOOP;
END
$own$;
DROP EVENT TRIGGER IF EXISTS redshift_drop;
CREATE EVENT TRIGGER redshift_drop ON ddl_command_start WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION pg_redshift.own_what_may_be_dropped();

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

-- Whoever connects may look.
GRANT SELECT ON ALL TABLES IN SCHEMA pg_redshift TO PUBLIC;
-- The views show to each user what is theirs.
REVOKE ALL ON pg_redshift.statement FROM PUBLIC;
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

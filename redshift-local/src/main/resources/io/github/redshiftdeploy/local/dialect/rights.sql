-- Whoever connects may look.
GRANT SELECT ON ALL TABLES IN SCHEMA pg_redshift TO PUBLIC;
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

-- Redshift has no CREATE GROUP IF NOT EXISTS and no DO block, so a procedure asks first.
-- Only a superuser may create a group: where the deployment runs as somebody else, have an
-- administrator create both groups once, and these calls find them and do nothing.
CREATE OR REPLACE PROCEDURE airline.ensure_group(wanted_group VARCHAR(64))
AS $$
DECLARE
    found_groups INTEGER;
BEGIN
    SELECT COUNT(*)
    INTO found_groups
    FROM pg_catalog.pg_group
    WHERE groname = wanted_group;

    IF found_groups > 0 THEN
        RAISE INFO 'group % is there', wanted_group;
        RETURN;
    END IF;

    EXECUTE 'CREATE GROUP ' || quote_ident(wanted_group);
    RAISE INFO 'group % created', wanted_group;
END;
$$ LANGUAGE plpgsql;

CALL airline.ensure_group('${reader_group}');

CALL airline.ensure_group('loaders');

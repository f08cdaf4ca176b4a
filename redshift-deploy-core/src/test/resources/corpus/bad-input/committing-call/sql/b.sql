-- redshift-deploy: transaction=none
CREATE OR REPLACE PROCEDURE sales.load() LANGUAGE plpgsql AS $$
BEGIN
    COMMIT;
END;
$$;
CALL sales.load();
BEGIN;
CALL sales.load();
COMMIT;

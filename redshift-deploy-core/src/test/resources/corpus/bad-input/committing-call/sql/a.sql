CREATE OR REPLACE PROCEDURE sales.load() LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sales.orders WHERE id = 1;
    COMMIT;
END;
$$;
CALL sales.load();

CREATE OR REPLACE PROCEDURE sales.clear() LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE staging.orders;
END;
$$;
BEGIN;
CALL sales.clear();
COMMIT;

CREATE OR REPLACE PROCEDURE sales.count() LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1;
END;
$$;
CALL sales.count();
VACUUM sales.orders;
CALL sales.load();

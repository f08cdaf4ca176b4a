/* One. */ /* Two. */
SELECT '/* /*' /* a string with */ || '*/';
-- /* a line /* of its own
SELECT 1; /* Closed /; * / */
/*/ This one too. */
CREATE OR REPLACE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$
BEGIN
    /* Nothing yet. */ /* Nothing at all. */
    NULL; -- /* /*
END;
$$;

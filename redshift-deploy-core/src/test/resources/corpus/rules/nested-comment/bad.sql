/* Old:
DELETE FROM sales.orders WHERE id = 1; /* by hand */
*/
SELECT 1;

SELECT 1 /* one /* two /* three */ */ */ + 1;

CREATE OR REPLACE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$
BEGIN
    /* Nothing /* yet */ */
    NULL;
END;
$$;

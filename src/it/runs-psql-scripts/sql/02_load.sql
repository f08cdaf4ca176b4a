\set schema it_psql
\set day '2026-01-05'
\set note 'it''s \\new'
\o /dev/null
BEGIN;
INSERT INTO :schema.orders
\echo the first row
VALUES (1, :'day'::date + INTERVAL '12:30', :'note');
\set day '2026-01-06'
INSERT INTO :schema.orders (id, placed_at) VALUES (2, :'day')\;
COMMIT;
\o

CREATE OR REPLACE PROCEDURE it_psql.check_orders() LANGUAGE plpgsql AS $$
DECLARE
    found INT;
BEGIN
    found := (SELECT COUNT(*) FROM it_psql.orders WHERE note = ':none' OR note = 'it''s \\new');
    IF found <> 2 THEN
        RAISE EXCEPTION '% rows', found;
    END IF;
END;
$$;
CALL it_psql.check_orders();
\d it_psql.orders
DROP SCHEMA :schema CASCADE;
\q
Nobody reads 'this.

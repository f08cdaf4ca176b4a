SELECT * FROM sales.orders JOIN dw.sales.customers c ON c.id = orders.customer_id;

-- Common tables, where they can be seen.
WITH o AS (SELECT * FROM sales.orders), p AS (SELECT * FROM o) SELECT * FROM p, (SELECT * FROM o) q WHERE p.id = q.id;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n;
INSERT INTO sales.orders WITH fresh AS (SELECT * FROM staging.orders) SELECT * FROM fresh;

-- Temporary tables have no schema.
SELECT id INTO TEMP TABLE found FROM sales.orders;
SELECT * FROM found;
SELECT id INTO #ids FROM sales.orders;
DELETE FROM #ids;
DROP TABLE #ids;
CREATE TEMPORARY TABLE stage (id BIGINT);
INSERT INTO stage (id) SELECT id FROM sales.orders;
CREATE TEMP TABLE stage_of_today AS SELECT id FROM stage;
DROP TABLE stage_of_today;

-- What Redshift has itself is always found.
SELECT * FROM pg_user, svv_tables, stl_query, sys_query_history, information_schema.columns;

-- An alias, and paths into values.
UPDATE o SET status = 'paid' FROM sales.orders o JOIN sales.payments p ON p.order_id = o.id;
SELECT i.sku FROM sales.orders o, o.items i, i.parts p;
SELECT n FROM generate_series(1, 10) AS s (n);

-- Procedures: their own temporary tables, variables, and what nobody can know.
CREATE OR REPLACE PROCEDURE sales.load_orders(days INT) LANGUAGE plpgsql AS $$
DECLARE
    total BIGINT;
    c CURSOR FOR SELECT id FROM sales.orders;
    r RECORD;
BEGIN
    CREATE TEMP TABLE stage_of_orders AS SELECT * FROM sales.fresh_orders;
    SELECT COUNT(*) INTO total FROM stage_of_orders;
    INSERT INTO sales.orders SELECT * FROM stage_of_orders;
    FOR r IN SELECT id FROM stage_of_orders LOOP
        DELETE FROM sales.orders WHERE id = r.id;
    END LOOP;
END;
$$;
CREATE OR REPLACE PROCEDURE sales.load_any(query VARCHAR(1000)) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'CREATE TEMP TABLE any_rows AS ' || query;
    INSERT INTO sales.orders SELECT * FROM any_rows;
END;
$$;
CREATE OR REPLACE PROCEDURE sales.load_here() LANGUAGE plpgsql SET search_path TO sales AS $$
BEGIN
    DELETE FROM orders WHERE id = 1;
END;
$$;

-- Users, schemas and their like have no schema themselves.
DROP SCHEMA sales;
DROP USER ann;

-- The script says which search path it needs.
SET search_path TO sales, public;
SELECT * FROM orders;
DROP TABLE orders;

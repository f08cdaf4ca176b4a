SELECT * FROM orders JOIN sales.customers c ON c.id = orders.customer_id;

INSERT INTO staging SELECT * FROM staging_of_yesterday WHERE id IN (SELECT id FROM fresh);

-- The common table has this name only after it.
WITH orders AS (SELECT * FROM orders) SELECT * FROM orders;

WITH o AS (SELECT * FROM sales.orders) SELECT * FROM o, p WHERE o.id = p.id;
SELECT * FROM (WITH inside AS (SELECT 1 AS id) SELECT * FROM inside) i JOIN inside ON inside.id = i.id;

UPDATE orders SET status = 'paid' FROM payments p WHERE p.order_id = orders.id;
DELETE FROM orders USING payments WHERE payments.order_id = orders.id;
MERGE INTO orders USING sales.fresh f ON f.id = orders.id REMOVE DUPLICATES;
TRUNCATE orders;
COPY orders FROM 's3://dw/orders' IAM_ROLE default;
UNLOAD ('SELECT * FROM orders') TO 's3://dw/out' IAM_ROLE default;

DROP TABLE orders, sales.payments, "Customers";
DROP FUNCTION f_tax(NUMERIC);

CREATE TABLE orders (id BIGINT, customer BIGINT REFERENCES customers (id));
CREATE TABLE sales.orders (LIKE payments);
CREATE TABLE refunds AS SELECT * FROM sales.refunds;
ALTER TABLE orders ADD COLUMN note VARCHAR(200);
ALTER TABLE sales.orders APPEND FROM fresh_orders;

CREATE OR REPLACE PROCEDURE load_orders() LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMP TABLE stage AS SELECT * FROM fresh_orders;
    INSERT INTO orders SELECT * FROM stage;
    EXECUTE 'DELETE FROM late_orders WHERE id = 1';
END;
$$;
CALL load_orders();
CREATE OR REPLACE FUNCTION f_tax(NUMERIC) RETURNS NUMERIC STABLE AS $$ SELECT $1 * 0.19 $$ LANGUAGE sql;

CREATE OR REPLACE VIEW open_orders AS SELECT id FROM sales.orders;
GRANT SELECT ON open_orders TO ROLE analyst;
COMMENT ON TABLE orders IS 'of all years';
VACUUM orders;

-- The label of the queries is no search path.
SET query_group TO 'search_path';
CREATE OR REPLACE PROCEDURE sales.load_late() LANGUAGE plpgsql SET query_group TO 'late' AS $$
BEGIN
    DELETE FROM late_orders WHERE id = 1;
END;
$$;

SET search_path TO sales;
SELECT * FROM found;
RESET search_path;
SELECT * FROM lost;

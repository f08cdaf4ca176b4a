CREATE PROCEDURE sp_blocks(a int) AS $$
<<outermost>>
DECLARE
    n integer := 20;
    day CONSTANT date NOT NULL DEFAULT '2026-01-31';
    price numeric(8, 2) = 0.5;
    first ALIAS FOR $1;
    other ALIAS FOR a;
    row RECORD;
    order_row sales.orders%ROWTYPE;
    amount sales.orders.amount%TYPE;
    open_one refcursor;
    named CURSOR FOR SELECT id FROM orders;
    asked CURSOR (key integer, "limit" int) IS SELECT * FROM orders WHERE id = key LIMIT 3;
DECLARE
    late varchar(10);
BEGIN
    DECLARE
        n integer := 80;
    BEGIN
        n := outermost.n + n;
    END;
    <<nested>>
    BEGIN
        EXIT nested WHEN first > n;
        order_row.amount := first;
        BEGIN
        END;
    EXCEPTION WHEN OTHERS THEN
        RAISE INFO '% %', SQLERRM, SQLSTATE;
        RAISE WARNING 'handled';
    END nested;
END outermost;
$$ LANGUAGE plpgsql;

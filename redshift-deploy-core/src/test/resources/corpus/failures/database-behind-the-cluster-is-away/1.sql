CREATE PROCEDURE lab.load() AS $$
BEGIN
    RAISE EXCEPTION 'could not connect to server "orders-db"' USING ERRCODE = '08001';
END
$$ LANGUAGE plpgsql;

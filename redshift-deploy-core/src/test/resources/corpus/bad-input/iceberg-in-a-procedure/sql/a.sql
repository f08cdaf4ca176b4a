CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE DEFAULT;
CREATE PROCEDURE etl.load() LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sales.orders;
    INSERT INTO lake.orders SELECT * FROM sales.orders;
END;
$$;
CREATE PROCEDURE etl.clicks() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM awsdatacatalog.web.clicks; END; $$;
CREATE PROCEDURE etl.makes() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE far.ice (id INT) USING ICEBERG; END; $$;
CREATE PROCEDURE etl.reads() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO sales.orders SELECT * FROM lake.orders; END; $$;
CALL etl.load();

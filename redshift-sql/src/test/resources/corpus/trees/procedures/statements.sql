CREATE PROCEDURE sp_statements(target INOUT varchar(256), n INOUT int) AS $$
DECLARE
    row RECORD;
    a int;
    b int;
    sql varchar(65535);
BEGIN
    PERFORM log_start('x', target) FROM runs WHERE id = n ORDER BY 1;
    SELECT INTO a, b id, size FROM boxes;
    SELECT id, size INTO a, b FROM boxes WHERE id = n;
    SELECT count(*) FROM boxes INTO n;
    SELECT id FROM boxes ORDER BY size DESC LIMIT 1 INTO row.id;
    SELECT id FROM boxes UNION ALL SELECT id FROM crates ORDER BY 1 INTO row;
    WITH c AS (SELECT 1 AS id) SELECT id INTO a FROM c;
    SELECT * INTO TEMP TABLE kept FROM boxes;
    EXECUTE 'CREATE TABLE ' || quote_ident(target) || ' (id int)';
    EXECUTE 'TRUNCATE boxes';
    EXECUTE 'SELECT ''it''''s'', \'a\'; DELETE FROM boxes;';
    EXECUTE $q$ SELECT max(id) FROM boxes $q$ INTO n;
    EXECUTE sql INTO a, b;
    EXECUTE (SELECT text FROM statements LIMIT 1);
    GET DIAGNOSTICS n := ROW_COUNT;
    GET DIAGNOSTICS a = ROW_COUNT, b := result_oid;
    RAISE EXCEPTION '100%% of % in %', a, target || '!';
    RAISE 'plain';
    INSERT INTO log SELECT n, target, getdate();
    UPDATE boxes SET size = n WHERE id = a;
    MERGE INTO boxes USING crates ON boxes.id = crates.id REMOVE DUPLICATES;
    CALL etl.sp_load(a, n);
    ROLLBACK;
    COMMIT;
    TRUNCATE TABLE log;
    RETURN;
END;
$$ LANGUAGE plpgsql;

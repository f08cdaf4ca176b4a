-- Datashares. To the server a share is a role, as all databases of the cluster have it: its name is unique, and what it may read
-- is what is shared. Its comment says the rest. A consumer is a role too, by which it logs in past the gateway, from the stand-in
-- beside this one: a member of the shares that it was granted. So it reads what is shared, and nothing that it was not granted.

-- What the stand-in says of itself to those beside it.
CREATE OR REPLACE FUNCTION pg_redshift.itself(key text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_read_file(current_setting('data_directory') || '/../neighbour.json')::jsonb ->> key
$$;

CREATE OR REPLACE FUNCTION pg_catalog.current_namespace() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT pg_redshift.itself('namespace')
$$;

-- Who has asked, also where a function runs as its owner.
CREATE OR REPLACE FUNCTION pg_redshift.caller() RETURNS oid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT oid FROM pg_roles
    WHERE rolname = CASE current_setting('role') WHEN 'none' THEN session_user::text ELSE current_setting('role') END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.caller_is(owner oid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_redshift.is_superuser(pg_redshift.caller()) OR pg_redshift.caller() = owner
$$;

-- The shares of the cluster; one whose database is gone is none.
CREATE OR REPLACE VIEW pg_redshift.share AS
SELECT s.oid, s.rolname, s.fact ->> 'name' AS name, (s.fact ->> 'owner')::oid AS owner, d.oid AS dbid, d.datname,
    (s.fact ->> 'public')::boolean AS public, (s.fact ->> 'created')::timestamp AS created, s.fact
FROM (SELECT oid, rolname, CASE WHEN rolname LIKE 'sys:share:%' THEN shobj_description(oid, 'pg_authid')::jsonb END AS fact
    FROM pg_roles) AS s
JOIN pg_database AS d ON d.oid = (s.fact ->> 'database')::oid;

CREATE OR REPLACE FUNCTION pg_redshift.share_role(share text) RETURNS name LANGUAGE sql IMMUTABLE AS $$
    SELECT ('sys:share:' || md5(share))::name
$$;

CREATE OR REPLACE FUNCTION pg_redshift.describe_share(role name, fact jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('COMMENT ON ROLE %I IS %L', role, fact);
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.create_datashare(share text, public boolean) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    role name := pg_redshift.share_role(share);
BEGIN
    IF NOT pg_redshift.caller_is((SELECT datdba FROM pg_database WHERE datname = current_database())) THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied to create datashare';
    END IF;
    IF EXISTS (SELECT FROM pg_redshift.share AS s WHERE s.rolname = role) THEN
        RAISE duplicate_object USING MESSAGE = format('share "%s" already exists', share);
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
        EXECUTE format('DROP ROLE %I', role);
    END IF;
    EXECUTE format('CREATE ROLE %I', role);
    PERFORM pg_redshift.describe_share(role, jsonb_build_object('name', share, 'owner', pg_redshift.caller(), 'public', public,
        'database', (SELECT oid FROM pg_database WHERE datname = current_database()),
        'created', localtimestamp(0), 'consumers', jsonb_build_object()));
END
$$;

-- A share that the caller may change, from here.
CREATE OR REPLACE FUNCTION pg_redshift.own_share(name text) RETURNS pg_redshift.share LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share;
BEGIN
    SELECT * INTO found FROM pg_redshift.share AS s WHERE s.rolname = pg_redshift.share_role(own_share.name);
    IF found IS NULL THEN
        RAISE undefined_object USING MESSAGE = format('Datashare %s does not exist', name);
    END IF;
    IF NOT pg_redshift.caller_is(found.owner) THEN
        RAISE insufficient_privilege USING MESSAGE = format('must be owner of datashare %s', name);
    END IF;
    RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.own_share_here(name text) RETURNS pg_redshift.share LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share(name);
BEGIN
    IF found.datname <> current_database() THEN
        RAISE object_not_in_prerequisite_state USING MESSAGE = format(
            'Datashare %s belongs to database "%s" and can only be changed there', name, found.datname);
    END IF;
    RETURN found;
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.drop_datashare(share text) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share_here(share);
BEGIN
    DELETE FROM pg_redshift.include_new AS i WHERE i.share = found.oid;
    EXECUTE format('DROP OWNED BY %I', found.rolname);
    EXECUTE format('DROP ROLE %I', found.rolname);
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.publish_datashare(share text, public boolean) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share_here(share);
BEGIN
    PERFORM pg_redshift.describe_share(found.rolname, found.fact || jsonb_build_object('public', public));
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.has_right(acl aclitem[], role oid) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT EXISTS (SELECT FROM aclexplode(acl) WHERE grantee = role)
$$;

-- What is shared of the database.
CREATE OR REPLACE VIEW pg_redshift.shared_object AS
SELECT s.name AS share, s.oid, 'schema' AS type, n.nspname::text AS name,
    EXISTS (SELECT FROM pg_redshift.include_new AS i WHERE i.share = s.oid AND i.nspid = n.oid) AS include_new
FROM pg_redshift.share AS s
JOIN pg_namespace AS n ON pg_redshift.has_right(n.nspacl, s.oid)
WHERE s.datname = current_database()
UNION ALL
SELECT s.name, s.oid, CASE WHEN c.relkind = 'm' THEN 'materialized view'
        WHEN EXISTS (SELECT FROM pg_redshift.late_view WHERE relid = c.oid) THEN 'late binding view'
        WHEN c.relkind = 'v' THEN 'view' ELSE 'table' END,
    n.nspname || '.' || c.relname, NULL
FROM pg_redshift.share AS s
JOIN pg_class AS c ON pg_redshift.has_right(c.relacl, s.oid)
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE s.datname = current_database()
UNION ALL
SELECT s.name, s.oid, 'function', n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')', NULL
FROM pg_redshift.share AS s
JOIN pg_proc AS p ON pg_redshift.has_right(p.proacl, s.oid)
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE s.datname = current_database();

-- What a consumer asks to make a mirror of a relation.
DROP VIEW IF EXISTS pg_redshift.shared_definition;
CREATE VIEW pg_redshift.shared_definition AS
SELECT pg_redshift.itself('namespace') AS namespace, s.name AS share, n.nspname::text AS schema, c.relname::text AS relation,
    string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) AS columns
FROM pg_redshift.share AS s
JOIN pg_class AS c ON pg_redshift.has_right(c.relacl, s.oid)
JOIN pg_namespace AS n ON n.oid = c.relnamespace AND pg_redshift.has_right(n.nspacl, s.oid)
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE s.datname = current_database() AND pg_has_role(s.oid, 'MEMBER')
GROUP BY s.name, n.nspname, c.relname;

CREATE OR REPLACE FUNCTION pg_redshift.schema_to_share(written text) RETURNS oid LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found oid := to_regnamespace(written);
BEGIN
    IF found IS NULL THEN
        RAISE invalid_schema_name USING MESSAGE = format('schema "%s" does not exist', written);
    END IF;
    IF EXISTS (SELECT FROM pg_redshift.external_schema WHERE nspid = found) THEN
        RAISE feature_not_supported USING MESSAGE = format('External schema %s cannot be added to a datashare', written);
    END IF;
    RETURN found;
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.share_schema(share pg_redshift.share, adds boolean, schema oid) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shared boolean := (SELECT pg_redshift.has_right(nspacl, share.oid) FROM pg_namespace WHERE oid = schema);
    name text := schema::regnamespace;
BEGIN
    IF NOT adds THEN
        IF NOT shared THEN
            RAISE invalid_schema_name USING MESSAGE = format('Datashare %s does not contain the Schema %s', share.name, name);
        END IF;
        DELETE FROM pg_redshift.include_new AS i WHERE i.share = share.oid AND nspid = schema;
        EXECUTE format('REVOKE ALL ON SCHEMA %s FROM %I', name, share.rolname);
        RETURN;
    END IF;
    IF shared THEN
        RAISE duplicate_schema USING MESSAGE = format('Schema %s is already added to the datashare %s', name, share.name);
    END IF;
    IF NOT has_schema_privilege(pg_redshift.caller(), schema, 'USAGE') THEN
        RAISE insufficient_privilege USING MESSAGE = format('permission denied for schema %s', name);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', name, share.rolname);
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.require_shared_schema(share pg_redshift.share, schema oid) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (SELECT pg_redshift.has_right(nspacl, share.oid) FROM pg_namespace WHERE oid = schema) THEN
        RAISE invalid_schema_name USING
            MESSAGE = format('Datashare %s does not contain the Schema %s', share.name, schema::regnamespace),
            HINT = 'Add the schema to the datashare before its objects.';
    END IF;
END
$$;

-- Why a relation cannot be shared; null when it can.
CREATE OR REPLACE FUNCTION pg_redshift.unsharable(rel oid) RETURNS text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN c.relpersistence = 't' THEN 'Temporary table %s cannot be added to a datashare'
        WHEN EXISTS (SELECT FROM pg_redshift.iceberg_table WHERE relid = rel) THEN 'External table %s cannot be added to a datashare'
        WHEN r.interleaved THEN 'Table %s has an interleaved sort key and cannot be added to a datashare'
    END
    FROM pg_class AS c LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid WHERE c.oid = rel
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.share_relation(share pg_redshift.share, adds boolean, rel oid) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation pg_class;
BEGIN
    SELECT * INTO relation FROM pg_class WHERE oid = rel;
    IF NOT adds THEN
        IF NOT pg_redshift.has_right(relation.relacl, share.oid) THEN
            RAISE undefined_table USING
                MESSAGE = format('Datashare %s does not contain the Relation %s', share.name, relation.relname);
        END IF;
        EXECUTE format('REVOKE ALL ON %s FROM %I', rel::regclass, share.rolname);
        RETURN;
    END IF;
    PERFORM pg_redshift.require_shared_schema(share, relation.relnamespace);
    IF pg_redshift.has_right(relation.relacl, share.oid) THEN
        RAISE duplicate_table USING
            MESSAGE = format('Relation %s is already added to the datashare %s', relation.relname, share.name);
    END IF;
    IF pg_redshift.unsharable(rel) IS NOT NULL THEN
        RAISE feature_not_supported USING MESSAGE = format(pg_redshift.unsharable(rel), relation.relname);
    END IF;
    IF NOT has_table_privilege(pg_redshift.caller(), rel, 'SELECT') THEN
        RAISE insufficient_privilege USING MESSAGE = format('permission denied for relation %s', relation.relname);
    END IF;
    EXECUTE format('GRANT SELECT ON %s TO %I', rel::regclass, share.rolname);
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.share_function(share pg_redshift.share, adds boolean, func oid) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shared boolean := (SELECT pg_redshift.has_right(proacl, share.oid) FROM pg_proc WHERE oid = func);
BEGIN
    IF NOT adds THEN
        IF NOT shared THEN
            RAISE undefined_function USING
                MESSAGE = format('Datashare %s does not contain the Function %s', share.name, func::regprocedure);
        END IF;
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %I', func::regprocedure, share.rolname);
        RETURN;
    END IF;
    PERFORM pg_redshift.require_shared_schema(share, (SELECT pronamespace FROM pg_proc WHERE oid = func));
    IF shared THEN
        RAISE duplicate_function USING
            MESSAGE = format('Function %s is already added to the datashare %s', func::regprocedure, share.name);
    END IF;
    IF NOT has_function_privilege(pg_redshift.caller(), func, 'EXECUTE') THEN
        RAISE insufficient_privilege USING MESSAGE = format('permission denied for function %s', func::regprocedure);
    END IF;
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', func::regprocedure, share.rolname);
END
$$;

-- A relation that a statement names with its schema, and with the database if it likes.
CREATE OR REPLACE FUNCTION pg_redshift.relation_to_share(written text) RETURNS oid LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part text[] := parse_ident(written);
    found oid;
BEGIN
    IF cardinality(part) = 3 AND part[1] = current_database() THEN
        part := part[2:];
    END IF;
    SELECT c.oid INTO found FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm') AND c.relname = part[cardinality(part)]
        AND CASE cardinality(part) WHEN 1 THEN n.nspname = 'public' ELSE n.nspname = part[1] AND cardinality(part) = 2 END;
    IF found IS NULL THEN
        RAISE undefined_table USING MESSAGE = format('relation "%s" does not exist', written);
    END IF;
    RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.function_to_share(written text) RETURNS oid LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found oid := to_regprocedure(written);
BEGIN
    IF found IS NULL OR (SELECT prokind FROM pg_proc WHERE oid = found) = 'p' THEN
        RAISE undefined_function USING MESSAGE = format('function %s does not exist', written);
    END IF;
    RETURN found;
END
$$;

-- ADD or REMOVE what is named: SCHEMA, TABLE, FUNCTION, or all TABLES or FUNCTIONS of schemas.
CREATE OR REPLACE PROCEDURE pg_redshift.alter_datashare(share text, adds boolean, type text, written text[]) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share_here(share);
    name text;
    schema oid;
    thing oid;
BEGIN
    FOREACH name IN ARRAY written LOOP
        CASE type
            WHEN 'SCHEMA' THEN
                CALL pg_redshift.share_schema(found, adds, pg_redshift.schema_to_share(name));
            WHEN 'TABLE' THEN
                CALL pg_redshift.share_relation(found, adds, pg_redshift.relation_to_share(name));
            WHEN 'FUNCTION' THEN
                CALL pg_redshift.share_function(found, adds, pg_redshift.function_to_share(name));
            WHEN 'TABLES' THEN
                schema := pg_redshift.schema_to_share(name);
                PERFORM pg_redshift.require_shared_schema(found, schema);
                FOR thing IN SELECT oid FROM pg_class WHERE relnamespace = schema AND relkind IN ('r', 'v', 'm')
                    AND pg_redshift.has_right(relacl, found.oid) <> adds AND pg_redshift.unsharable(oid) IS NULL
                LOOP
                    CALL pg_redshift.share_relation(found, adds, thing);
                END LOOP;
            WHEN 'FUNCTIONS' THEN
                schema := pg_redshift.schema_to_share(name);
                PERFORM pg_redshift.require_shared_schema(found, schema);
                FOR thing IN SELECT oid FROM pg_proc WHERE pronamespace = schema AND prokind = 'f'
                    AND pg_redshift.has_right(proacl, found.oid) <> adds
                LOOP
                    CALL pg_redshift.share_function(found, adds, thing);
                END LOOP;
        END CASE;
    END LOOP;
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.include_new(share text, includes boolean, schema text) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share_here(share);
    wanted oid := pg_redshift.schema_to_share(schema);
BEGIN
    IF NOT pg_redshift.is_superuser(pg_redshift.caller()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'must be superuser to change INCLUDENEW of a datashare';
    END IF;
    PERFORM pg_redshift.require_shared_schema(found, wanted);
    DELETE FROM pg_redshift.include_new AS i WHERE i.share = found.oid AND i.nspid = wanted;
    IF includes THEN
        INSERT INTO pg_redshift.include_new VALUES (found.oid, wanted);
    END IF;
END
$$;

-- Something is there now that was not: a share may want it.
CREATE OR REPLACE FUNCTION pg_redshift.share_what_is_new(class oid, thing oid) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanting name;
BEGIN
    FOR wanting IN
        SELECT r.rolname FROM pg_redshift.include_new AS i JOIN pg_roles AS r ON r.oid = i.share
        JOIN pg_class AS c ON c.relnamespace = i.nspid AND c.oid = thing AND c.relkind IN ('r', 'v', 'm')
        WHERE class = 'pg_class'::regclass AND pg_redshift.unsharable(thing) IS NULL
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO %I', thing::regclass, wanting);
    END LOOP;
    FOR wanting IN
        SELECT r.rolname FROM pg_redshift.include_new AS i JOIN pg_roles AS r ON r.oid = i.share
        JOIN pg_proc AS p ON p.pronamespace = i.nspid AND p.oid = thing AND p.prokind = 'f'
        WHERE class = 'pg_proc'::regclass
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', thing::regprocedure, wanting);
    END LOOP;
END
$$;

-- GRANT or REVOKE of the USAGE of a share, to or from a NAMESPACE or an ACCOUNT.
CREATE OR REPLACE PROCEDURE pg_redshift.grant_datashare(share text, grants boolean, kind text, consumer text) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_redshift.share := pg_redshift.own_share(share);
    role name := 'sys:consumer:' || lower(consumer);
    fact jsonb := found.fact;
BEGIN
    IF lower(consumer) !~ (CASE kind WHEN 'ACCOUNT' THEN '^[0-9]{12}$' ELSE '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' END) THEN
        RAISE invalid_parameter_value USING MESSAGE = format('invalid %s "%s"', lower(kind), consumer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
        EXECUTE format('CREATE ROLE %I LOGIN', role);
    END IF;
    EXECUTE format(CASE WHEN grants THEN 'GRANT %I TO %I' ELSE 'REVOKE %I FROM %I' END, found.rolname, role);
    IF NOT grants THEN
        fact := fact #- ARRAY['consumers', lower(consumer)];
    ELSIF fact #> ARRAY['consumers', lower(consumer)] IS NULL THEN
        fact := jsonb_set(fact, ARRAY['consumers', lower(consumer)], to_jsonb(localtimestamp(0)));
    END IF;
    PERFORM pg_redshift.describe_share(found.rolname, fact);
END
$$;

-- The stand-ins whose folders lie in the same folder; without a host they do not run.
CREATE OR REPLACE FUNCTION pg_redshift.neighbours() RETURNS TABLE (namespace text, account text, folder text, host text)
    LANGUAGE sql AS $$
    SELECT * FROM jsonb_to_recordset(pg_redshift.asked('', '')::jsonb) AS n (namespace text, account text, folder text, host text)
$$;

CREATE OR REPLACE FUNCTION pg_redshift.connection(host text, dbname text, role text) RETURNS text LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(format('%s=''%s''', key, replace(replace(value, chr(92), chr(92) || chr(92)), '''', chr(92) || '''')), ' ')
    FROM (VALUES ('host', host), ('port', current_setting('port')), ('dbname', dbname), ('user', role)) AS part (key, value)
$$;

-- What a neighbour has granted to this namespace, or to its account; nothing when it does not answer.
CREATE OR REPLACE FUNCTION pg_redshift.offers_at(host text) RETURNS TABLE (share text, datname text, public boolean,
    created timestamp, identity text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    consumer text;
BEGIN
    FOREACH consumer IN ARRAY ARRAY[pg_redshift.itself('namespace'), pg_redshift.itself('account')] LOOP
        BEGIN
            RETURN QUERY SELECT o.*, 'sys:consumer:' || consumer
            FROM pg_redshift.dblink(pg_redshift.connection(host, 'padb_harvest', 'sys:consumer:' || consumer), $granted$
                SELECT s.fact ->> 'name', d.datname, (s.fact ->> 'public')::boolean, (s.fact ->> 'created')::timestamp
                FROM (SELECT shobj_description(roleid, 'pg_authid')::jsonb AS fact
                    FROM pg_auth_members WHERE member = current_user::regrole) AS s
                JOIN pg_database AS d ON d.oid = (s.fact ->> 'database')::oid$granted$)
                AS o (share text, datname text, public boolean, created timestamp);
        EXCEPTION WHEN sqlclient_unable_to_establish_sqlconnection THEN
            -- It stops, or has granted nothing yet to this consumer, whose role it then does not have.
            NULL;
        END;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.offers() RETURNS TABLE (namespace text, account text, host text, share text,
    datname text, public boolean, created timestamp, identity text) LANGUAGE sql AS $$
    SELECT DISTINCT ON (n.namespace, o.share) n.namespace, n.account, n.host, o.* FROM pg_redshift.neighbours() AS n
    CROSS JOIN LATERAL pg_redshift.offers_at(n.host) AS o WHERE n.host IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION pg_redshift.offer(share text, namespace text, OUT host text, OUT datname text, OUT identity text)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    neighbour record;
BEGIN
    SELECT n.* INTO neighbour FROM pg_redshift.neighbours() AS n WHERE n.namespace = lower(offer.namespace);
    IF neighbour IS NULL THEN
        RAISE undefined_object USING
            MESSAGE = format('Datashare %s of namespace %s does not exist: no stand-in beside this one has that namespace', share,
                quote_literal(namespace)),
            HINT = 'Start the producer''s stand-in in a folder beside this one''s, and take what SELECT current_namespace answers there.';
    END IF;
    IF neighbour.host IS NULL THEN
        RAISE connection_exception USING
            MESSAGE = format('the producer''s stand-in in %s does not run, so datashare %s cannot be read',
                quote_literal(neighbour.folder), share),
            HINT = 'Start it, and run this again.';
    END IF;
    SELECT neighbour.host, o.datname, o.identity INTO host, datname, identity
    FROM pg_redshift.offers_at(neighbour.host) AS o WHERE o.share = offer.share LIMIT 1;
    IF datname IS NULL THEN
        RAISE undefined_object USING
            MESSAGE = format('Datashare %s of namespace %s does not exist or is not granted to this namespace', share,
                quote_literal(namespace)),
            HINT = format('On the producer: GRANT USAGE ON DATASHARE %I TO NAMESPACE %L', share, pg_redshift.itself('namespace'));
    END IF;
END
$$;

CREATE OR REPLACE PROCEDURE pg_redshift.create_shared_database(name text, share text, account text, namespace text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    caller name := (SELECT rolname FROM pg_roles WHERE oid = pg_redshift.caller() AND rolcreatedb);
    here text := pg_redshift.connection(pg_redshift.itself('host'), 'padb_harvest', 'rdsdb');
    taken name := (SELECT i.datname FROM pg_redshift.inbound AS i
        WHERE i.share = create_shared_database.share AND i.namespace = lower(create_shared_database.namespace));
    dbid text;
BEGIN
    IF caller IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied to create database';
    END IF;
    IF EXISTS (SELECT FROM pg_database WHERE datname = name) THEN
        RAISE duplicate_database USING MESSAGE = format('database "%s" already exists', name);
    END IF;
    IF taken IS NOT NULL THEN
        RAISE duplicate_database USING
            MESSAGE = format('database "%s" was already created from datashare %s', taken, share);
    END IF;
    PERFORM pg_redshift.offer(share, namespace);
    IF account <> (SELECT n.account FROM pg_redshift.neighbours() AS n WHERE n.namespace = lower(create_shared_database.namespace))
    THEN
        RAISE undefined_object USING MESSAGE = format('Datashare %s of account %s does not exist', share, quote_literal(account));
    END IF;
    -- No transaction makes a database, so another session does.
    PERFORM pg_redshift.dblink_exec(here, format('CREATE DATABASE %I OWNER %I STRATEGY file_copy', name, caller));
    SELECT d.oid INTO dbid FROM pg_redshift.dblink(here, format('SELECT oid FROM pg_database WHERE datname = %L', name)) AS d (oid text);
    PERFORM pg_redshift.dblink_exec(here, format('REVOKE ALL ON DATABASE %1$I FROM PUBLIC; CREATE ROLE %2$I; COMMENT ON ROLE %2$I IS %3$L',
        name, 'sys:inbound:' || dbid, jsonb_build_object('share', share, 'namespace', lower(namespace))));
END
$$;

-- Makes a database that was made of a share hold what is in the share now, for whoever is in it.
CREATE OR REPLACE FUNCTION pg_redshift.fill_shared() RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
    database text := current_database();
    entry record;
    relation text;
    kept text[] := '{}';
BEGIN
    PERFORM pg_redshift.reach(database, current_user);
    FOR entry IN EXECUTE format('SELECT schema, relation, columns FROM %I.shared_definition WHERE share = %L', 'pg_other$' || database || '$',
        (SELECT i.share FROM pg_redshift.inbound AS i WHERE i.datname = database))
    LOOP
        relation := format('%I.%I', entry.schema, entry.relation);
        IF to_regnamespace(quote_ident(entry.schema)) IS NULL THEN
            EXECUTE format('CREATE SCHEMA %I', entry.schema);
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO PUBLIC', entry.schema);
        END IF;
        IF obj_description(to_regclass(relation)) IS DISTINCT FROM entry.columns THEN
            EXECUTE 'DROP FOREIGN TABLE IF EXISTS ' || relation;
            EXECUTE format('CREATE FOREIGN TABLE %s (%s) SERVER %I OPTIONS (schema_name %L, table_name %L)',
                relation, entry.columns, 'pg_other$' || database, entry.schema, entry.relation);
            EXECUTE format('GRANT SELECT ON %s TO PUBLIC', relation);
            EXECUTE format('COMMENT ON FOREIGN TABLE %s IS %L', relation, entry.columns);
        END IF;
        kept := kept || relation;
    END LOOP;
    FOR relation IN
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind = 'f' AND NOT pg_redshift.hidden(n.oid)
    LOOP
        IF NOT relation = ANY (kept) THEN
            EXECUTE 'DROP FOREIGN TABLE ' || relation;
        END IF;
    END LOOP;
END
$$;

-- GRANT and REVOKE of the USAGE of databases that were made of shares.
CREATE OR REPLACE PROCEDURE pg_redshift.use_databases(command text, names text[]) LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(names) AS n WHERE n NOT IN (SELECT datname FROM pg_redshift.inbound)
        AND n IN (SELECT datname FROM pg_database))
    THEN
        RAISE EXCEPTION USING ERRCODE = '0LP01', MESSAGE = 'invalid privilege type USAGE for database';
    END IF;
    EXECUTE command;
END
$$;

-- What is shared of all databases of the cluster.
CREATE OR REPLACE FUNCTION pg_redshift.shared_objects() RETURNS TABLE (share text, type text, name text, include_new boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    database name;
BEGIN
    RETURN QUERY SELECT o.share, o.type, o.name, o.include_new FROM pg_redshift.shared_object AS o;
    FOR database IN SELECT DISTINCT datname FROM pg_redshift.share WHERE datname <> current_database() LOOP
        RETURN QUERY SELECT * FROM pg_redshift.dblink(
            pg_redshift.connection(pg_redshift.itself('host'), database::text, 'rdsdb'),
            'SELECT share, type, name, include_new FROM pg_redshift.shared_object')
            AS o (share text, type text, name text, include_new boolean);
    END LOOP;
END
$$;

-- What neighbours share with this namespace.
CREATE OR REPLACE FUNCTION pg_redshift.offered_objects() RETURNS TABLE (share text, account text, namespace text, type text, name text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    offer record;
BEGIN
    FOR offer IN SELECT * FROM pg_redshift.offers() LOOP
        RETURN QUERY SELECT offer.share, offer.account, offer.namespace, o.* FROM pg_redshift.dblink(
            pg_redshift.connection(offer.host, offer.datname, offer.identity),
            format('SELECT type, name FROM pg_redshift.shared_object WHERE share = %L', offer.share)) AS o (type text, name text);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.may_use(dbid oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_redshift.sees(NULL) OR coalesce(has_database_privilege(dbid, 'CONNECT'), false)
$$;

CREATE OR REPLACE VIEW pg_catalog.svv_datashares AS
SELECT s.name AS share_name, s.oid::integer AS share_id, s.owner::integer AS share_owner, s.datname::text AS source_database,
    NULL::text AS consumer_database, 'OUTBOUND' AS share_type, s.created AS createdate, s.public AS is_publicaccessible,
    NULL::text AS share_acl, pg_redshift.itself('account') AS producer_account,
    pg_redshift.itself('namespace') AS producer_namespace, NULL::text AS managed_by
FROM pg_redshift.share AS s WHERE pg_redshift.sees(pg_get_userbyid(s.owner))
UNION ALL
SELECT o.share, NULL, NULL, NULL, i.datname::text, 'INBOUND', NULL, o.public, NULL, o.account, o.namespace, NULL
FROM pg_redshift.offers() AS o
LEFT JOIN pg_redshift.inbound AS i ON i.share = o.share AND i.namespace = o.namespace
WHERE pg_redshift.may_use(i.dbid);

CREATE OR REPLACE VIEW pg_catalog.svv_datashare_objects AS
SELECT 'OUTBOUND' AS share_type, o.share AS share_name, o.type AS object_type, o.name AS object_name,
    pg_redshift.itself('account') AS producer_account, pg_redshift.itself('namespace') AS producer_namespace, o.include_new
FROM pg_redshift.shared_objects() AS o
JOIN pg_redshift.share AS s ON s.name = o.share
WHERE pg_redshift.sees(pg_get_userbyid(s.owner))
UNION ALL
SELECT 'INBOUND', o.share, o.type, o.name, o.account, o.namespace, NULL
FROM pg_redshift.offered_objects() AS o
LEFT JOIN pg_redshift.inbound AS i ON i.share = o.share AND i.namespace = o.namespace
WHERE pg_redshift.may_use(i.dbid);

CREATE OR REPLACE VIEW pg_catalog.svv_datashare_consumers AS
SELECT s.name AS share_name, CASE WHEN length(c.key) = 12 THEN c.key END AS consumer_account,
    CASE WHEN length(c.key) > 12 THEN c.key END AS consumer_namespace, c.value::timestamp AS share_date
FROM pg_redshift.share AS s
CROSS JOIN LATERAL jsonb_each_text(s.fact -> 'consumers') AS c
WHERE pg_redshift.sees(pg_get_userbyid(s.owner));

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_databases AS
SELECT d.datname::text AS database_name, d.datdba::integer AS database_owner,
    CASE WHEN i.dbid IS NULL THEN 'local' ELSE 'shared' END AS database_type, NULL::text AS database_acl,
    NULL::text AS database_options, CASE WHEN i.dbid IS NULL THEN 'Snapshot Isolation' END AS database_isolation_level
FROM pg_database AS d
LEFT JOIN pg_redshift.inbound AS i ON i.dbid = d.oid
WHERE d.datallowconn AND NOT d.datistemplate AND d.datname <> 'padb_harvest';

CREATE OR REPLACE VIEW pg_catalog.svv_database_privileges AS
SELECT d.datname::text AS database_name,
    CASE x.privilege_type WHEN 'CONNECT' THEN 'USAGE' WHEN 'TEMPORARY' THEN 'TEMP' ELSE x.privilege_type END AS privilege_type,
    x.grantee::integer AS identity_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS identity_name,
    CASE WHEN x.grantee = 0 THEN 'public' WHEN g.rolcanlogin THEN 'user' ELSE 'role' END AS identity_type,
    x.is_grantable AS admin_option
FROM pg_database AS d
CROSS JOIN LATERAL aclexplode(d.datacl) AS x
LEFT JOIN pg_redshift.inbound AS i ON i.dbid = d.oid
LEFT JOIN pg_roles AS g ON g.oid = x.grantee
WHERE x.grantee <> d.datdba AND (x.privilege_type <> 'CONNECT' OR i.dbid IS NOT NULL)
    AND d.datname <> 'padb_harvest' AND NOT d.datistemplate;

CREATE OR REPLACE FUNCTION pg_redshift.show_datashares(ignored text, pattern text) RETURNS TABLE (share_name text,
    share_owner integer, source_database text, consumer_database text, share_type text, createdate timestamp,
    is_publicaccessible boolean, share_acl text, producer_account text, producer_namespace text) LANGUAGE sql AS $$
    SELECT share_name, share_owner, source_database, consumer_database, share_type, createdate, is_publicaccessible,
        share_acl, producer_account, producer_namespace
    FROM pg_catalog.svv_datashares WHERE share_name LIKE pattern ORDER BY 1, 10
$$;

CREATE OR REPLACE FUNCTION pg_redshift.desc_datashare(share text, namespace text) RETURNS TABLE (producer_account text,
    producer_namespace text, share_type text, share_name text, object_type text, object_name text, include_new boolean)
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.svv_datashares AS s WHERE s.share_name = share
        AND CASE WHEN namespace IS NULL THEN s.share_type = 'OUTBOUND' ELSE s.producer_namespace = lower(namespace) END)
    THEN
        RAISE undefined_object USING MESSAGE = format('Datashare %s does not exist', share);
    END IF;
    RETURN QUERY SELECT o.producer_account, o.producer_namespace, o.share_type, o.share_name, o.object_type, o.object_name,
        o.include_new
    FROM pg_catalog.svv_datashare_objects AS o
    WHERE o.share_name = share
        AND CASE WHEN namespace IS NULL THEN o.share_type = 'OUTBOUND' ELSE o.producer_namespace = lower(namespace) END
    ORDER BY o.object_type, o.object_name;
END
$$;

-- The system views that tell of what is in the database.
CREATE OR REPLACE FUNCTION pg_redshift.hidden(nsp oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT nspname IN ('pg_redshift', 'pg_toast') OR nspname LIKE 'pg!_toast!_temp%' ESCAPE '!'
        OR nspname LIKE 'pg!_other$%' ESCAPE '!' OR nspname LIKE 'pg!_lake$%' ESCAPE '!'
    FROM pg_namespace WHERE oid = nsp
$$;

CREATE OR REPLACE FUNCTION pg_redshift.type_name(type oid, typmod integer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE format_type(type, NULL)
        WHEN 'jsonb' THEN 'super'
        WHEN 'bytea' THEN 'binary varying(64000)'
        WHEN 'text' THEN 'character varying(65535)'
        ELSE format_type(type, typmod)
    END
$$;

-- What Redshift calls the types: of a parameter no length is known.
CREATE OR REPLACE FUNCTION pg_redshift.format_type(type oid, typmod integer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN typmod IS NOT NULL THEN pg_redshift.type_name(type, typmod)
        WHEN type = 'jsonb'::regtype THEN 'super'
        WHEN type = 'bytea'::regtype THEN 'binary varying'
        ELSE format_type(type, typmod)
    END
$$;
CREATE OR REPLACE FUNCTION pg_redshift.oidvectortypes(types oidvector) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(string_agg(pg_redshift.format_type(t.type, NULL), ', ' ORDER BY t.place), '')
    FROM unnest(types::oid[]) WITH ORDINALITY AS t (type, place)
$$;

-- The types of the parameters that a call gives values for; here those of OUT parameters are among PostgreSQL's.
CREATE OR REPLACE FUNCTION pg_redshift.input_types(routine oid) RETURNS oidvector LANGUAGE sql STABLE AS $$
    SELECT coalesce(string_agg(t.type::text, ' ' ORDER BY t.place) FILTER (
        WHERE coalesce(nullif(substr(r.modes, t.place::integer, 1), ''), p.proargmodes[t.place]::text, 'i') <> 'o'), '')::oidvector
    FROM pg_proc AS p
    LEFT JOIN pg_redshift.routine AS r ON r.proid = p.oid
    LEFT JOIN LATERAL unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (type, place) ON true
    WHERE p.oid = routine
$$;

-- The arguments of a procedure as SHOW PROCEDURE writes them.
CREATE OR REPLACE FUNCTION pg_redshift.arguments(routine oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(string_agg(
        CASE coalesce(nullif(substr(r.modes, t.place::integer, 1), ''), p.proargmodes[t.place]::text, 'i')
            WHEN 'o' THEN 'OUT ' WHEN 'b' THEN 'INOUT ' ELSE '' END
        || coalesce(quote_ident(nullif(p.proargnames[t.place], '')) || ' ', '') || pg_redshift.format_type(t.type, NULL),
        ', ' ORDER BY t.place), '')
    FROM pg_proc AS p
    LEFT JOIN pg_redshift.routine AS r ON r.proid = p.oid
    CROSS JOIN LATERAL unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (type, place)
    WHERE p.oid = routine
$$;

-- Redshift knows users, groups and roles, PostgreSQL but roles. A group is one that may have no connections.
CREATE OR REPLACE FUNCTION pg_redshift.identity_type(identity oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN identity = 0 THEN 'public' ELSE
        (SELECT CASE WHEN rolcanlogin THEN 'user' WHEN rolconnlimit = 0 THEN 'group' ELSE 'role' END
        FROM pg_roles WHERE oid = identity) END
$$;

-- An expression as Redshift has it: what are words there are functions here.
CREATE OR REPLACE FUNCTION pg_redshift.readable(expression text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(replace(replace(expression, '"sysdate"()', 'sysdate'), 'sysdate()', 'sysdate'),
        'current_user_id()', 'current_user_id')
$$;

-- What makes a view: its query, or the whole statement where the view is late-binding or materialized.
CREATE OR REPLACE FUNCTION pg_redshift.pg_get_viewdef(view oid, pretty boolean DEFAULT false) RETURNS text
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT 'create view ' || format('%I.%I', n.nspname, c.relname) || columns || ' as ' || coalesce(written, query)
                || ' with no schema binding;'
            FROM pg_redshift.late_view JOIN pg_class AS c ON c.oid = relid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE relid = view),
        (SELECT definition || ';' FROM pg_redshift.materialized_view WHERE relid = view),
        pg_redshift.readable(pg_get_viewdef(view, pretty)))
$$;

-- What Redshift would choose for a column that names no encoding: RAW for sort keys and floating-point numbers.
CREATE OR REPLACE FUNCTION pg_redshift.encoding(rel oid, num smallint, type oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT replace(encodings ->> num::text, 'raw', 'none') FROM pg_redshift.relation WHERE relid = rel),
        CASE
            WHEN (SELECT num = ANY (sortkey) FROM pg_redshift.relation WHERE relid = rel) THEN 'none'
            WHEN format_type(type, NULL) IN ('character', 'character varying', 'text') THEN 'lzo'
            WHEN format_type(type, NULL) IN ('smallint', 'integer', 'bigint', 'numeric', 'date',
                'timestamp without time zone', 'timestamp with time zone') THEN 'az64'
            ELSE 'none'
        END)
$$;

CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
SELECT n.nspname AS schemaname, c.relname AS tablename, a.attname AS "column",
    pg_redshift.type_name(a.atttypid, a.atttypmod) AS type,
    pg_redshift.encoding(c.oid, a.attnum, a.atttypid) AS encoding,
    coalesce(r.distkey = a.attnum, false) AS distkey,
    coalesce(array_position(r.sortkey, a.attnum)
        * CASE WHEN r.interleaved AND array_position(r.sortkey, a.attnum) % 2 = 0 THEN -1 ELSE 1 END, 0) AS sortkey,
    a.attnotnull AS "notnull"
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'm', 'i')
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'i' AND n.nspname = ANY (current_schemas(false));

-- Redshift knows how many rows a table has, and PostgreSQL only guesses: they are counted, unless the table is locked.
CREATE OR REPLACE FUNCTION pg_redshift.row_count(relation oid) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
    COST 1000000 SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
    counted bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s', relation::regclass) INTO counted;
    RETURN counted;
EXCEPTION WHEN lock_not_available THEN
    RETURN (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = relation);
END
$$;
CREATE OR REPLACE VIEW pg_catalog.svv_table_info AS
SELECT current_database()::text AS "database", n.nspname::text AS schema, c.oid::integer AS table_id,
    c.relname::text AS "table",
    CASE WHEN r.encodings IS NULL OR r.encodings = '{}' THEN 'Y, AUTO(ENCODE)' ELSE 'Y' END AS encoded,
    CASE
        WHEN r.distkey IS NOT NULL THEN 'KEY(' || (
            SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = r.distkey) || ')'
        WHEN r.diststyle IN ('ALL', 'EVEN') THEN r.diststyle
        ELSE 'AUTO(ALL)'
    END AS diststyle,
    CASE
        WHEN r.sortkey IS NULL OR r.sortkey = '{}' THEN 'AUTO(SORTKEY)'
        WHEN r.interleaved THEN 'INTERLEAVED'
        ELSE (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = r.sortkey[1])
    END AS sortkey1,
    (SELECT coalesce(max(CASE WHEN atttypmod > 4 THEN atttypmod - 4 END), 0) FROM pg_attribute
        WHERE attrelid = c.oid AND atttypid = 'varchar'::regtype)::integer AS max_varchar,
    (SELECT pg_redshift.encoding(c.oid, a.attnum, a.atttypid) FROM pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum = r.sortkey[1]) AS sortkey1_enc,
    coalesce(cardinality(r.sortkey), 0) AS sortkey_num,
    (pg_table_size(c.oid) / 1048576)::bigint AS size,
    0::numeric(10, 4) AS pct_used,
    0::bigint AS empty,
    0::numeric(5, 2) AS unsorted,
    CASE WHEN c.reltuples < 0 THEN 100 ELSE 0 END::numeric(5, 2) AS stats_off,
    pg_redshift.row_count(c.oid)::numeric(38, 0) AS tbl_rows,
    NULL::numeric(19, 2) AS skew_sortkey1,
    NULL::numeric(19, 2) AS skew_rows,
    pg_redshift.row_count(c.oid)::numeric(38, 0) AS estimated_visible_rows,
    ''::text AS risk_event,
    0::numeric(12, 2) AS vacuum_sort_benefit
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid
WHERE c.relkind IN ('r', 'm') AND NOT pg_redshift.hidden(n.oid)
    AND n.nspname NOT IN ('pg_catalog', 'information_schema');

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT current_database()::text AS table_catalog, n.nspname::text AS table_schema, c.relname::text AS table_name,
    CASE WHEN c.relkind IN ('v', 'm') THEN 'VIEW' WHEN c.relpersistence = 't' THEN 'LOCAL TEMPORARY'
        ELSE 'BASE TABLE' END AS table_type,
    obj_description(c.oid, 'pg_class') AS remarks
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm') AND NOT pg_redshift.hidden(n.oid);
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_tables AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name, table_type, NULL::text AS table_acl, remarks
FROM pg_catalog.svv_tables;
CREATE OR REPLACE VIEW pg_catalog.svv_all_tables AS SELECT * FROM pg_catalog.svv_redshift_tables;

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT current_database()::text AS table_catalog, n.nspname::text AS table_schema, c.relname::text AS table_name,
    a.attname::text AS column_name, a.attnum::integer AS ordinal_position,
    CASE
        WHEN i.value LIKE '%,default' THEN
            'default_identity(' || c.oid || ', ' || a.attnum - 1 || ', ''' || left(i.value, -8) || '''::text)'
        WHEN i.value IS NOT NULL THEN '"identity"(' || c.oid || ', ' || a.attnum - 1 || ', ''' || i.value || '''::text)'
        ELSE pg_redshift.readable(pg_get_expr(d.adbin, d.adrelid))
    END AS column_default,
    CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable,
    CASE format_type(a.atttypid, NULL) WHEN 'jsonb' THEN 'super' WHEN 'bytea' THEN 'binary varying'
        WHEN 'text' THEN 'character varying' ELSE format_type(a.atttypid, NULL) END AS data_type,
    CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod > 4 THEN a.atttypmod - 4 END
        AS character_maximum_length,
    CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4 THEN ((a.atttypmod - 4) >> 16) & 65535
        WHEN a.atttypid = 'int2'::regtype THEN 16 WHEN a.atttypid = 'int4'::regtype THEN 32
        WHEN a.atttypid = 'int8'::regtype THEN 64 END AS numeric_precision,
    CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4 THEN (a.atttypmod - 4) & 2047
        WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) THEN 0 END AS numeric_scale,
    col_description(c.oid, a.attnum) AS remarks
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'v', 'm')
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid
LEFT JOIN LATERAL (SELECT r.identities ->> a.attnum::text AS value) AS i ON true
WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT pg_redshift.hidden(n.oid);
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_columns AS
SELECT v.table_catalog AS database_name, v.table_schema AS schema_name, v.table_name, v.column_name, v.ordinal_position,
    v.data_type, v.column_default, v.is_nullable,
    CASE WHEN c.relkind <> 'v' THEN pg_redshift.encoding(c.oid, a.attnum, a.atttypid) END AS encoding,
    coalesce(r.distkey = a.attnum, false) AS distkey,
    coalesce(array_position(r.sortkey, a.attnum)
        * CASE WHEN r.interleaved AND array_position(r.sortkey, a.attnum) % 2 = 0 THEN -1 ELSE 1 END, 0) AS sortkey,
    NULL::text AS column_acl, v.remarks
FROM pg_catalog.svv_columns AS v
JOIN pg_namespace AS n ON n.nspname = v.table_schema
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = v.table_name
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = v.column_name AND NOT a.attisdropped
LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid;
CREATE OR REPLACE VIEW pg_catalog.svv_all_columns AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name, column_name, ordinal_position,
    column_default, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks
FROM pg_catalog.svv_columns;

CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT n.oid::integer AS esoid, 1::smallint AS eskind, n.nspname::text AS schemaname, n.nspowner::integer AS esowner,
    coalesce(substring(e.definition FROM '[Dd][Aa][Tt][Aa][Bb][Aa][Ss][Ee] ''([^'']*)'''), '') AS databasename,
    e.definition AS esoptions
FROM pg_redshift.external_schema AS e
JOIN pg_namespace AS n ON n.oid = e.nspid;

CREATE OR REPLACE VIEW pg_catalog.svv_external_tables AS
SELECT current_database()::text AS redshift_database_name, n.nspname::text AS schemaname, c.relname::text AS tablename,
    'iceberg'::text AS table_type, ''::text AS location, ''::text AS parameters
FROM pg_redshift.external_schema AS e
JOIN pg_namespace AS n ON n.oid = e.nspid
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relkind = 'r';

CREATE OR REPLACE VIEW pg_catalog.svv_all_schemas AS
SELECT current_database()::text AS database_name, n.nspname::text AS schema_name, n.nspowner::integer AS schema_owner,
    CASE WHEN e.nspid IS NULL THEN 'local' ELSE 'external' END AS schema_type,
    n.nspacl::text AS schema_acl, NULL::text AS source_database, NULL::text AS schema_option
FROM pg_namespace AS n
LEFT JOIN pg_redshift.external_schema AS e ON e.nspid = n.oid
WHERE NOT pg_redshift.hidden(n.oid);
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_schemas AS
SELECT database_name, schema_name, schema_owner, schema_type, schema_acl, schema_option
FROM pg_catalog.svv_all_schemas WHERE schema_type = 'local';

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_functions AS
SELECT current_database()::text AS database_name, n.nspname::text AS schema_name, p.proname::text AS function_name,
    CASE p.prokind WHEN 'p' THEN 'STORED PROCEDURE' WHEN 'a' THEN 'AGGREGATED FUNCTION' ELSE 'REGULAR FUNCTION' END
        AS function_type,
    pg_redshift.oidvectortypes(pg_redshift.input_types(p.oid)) AS argument_type,
    pg_redshift.format_type(p.prorettype, NULL) AS result_type
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE NOT pg_redshift.hidden(n.oid);

DROP VIEW IF EXISTS pg_catalog.pg_proc_info;
CREATE VIEW pg_catalog.pg_proc_info AS
SELECT p.oid AS prooid, p.proname, p.pronamespace, p.proowner, p.prolang, p.prokind = 'a' AS proisagg, p.prosecdef,
    p.proisstrict, p.proretset, p.provolatile, cardinality(pg_redshift.input_types(p.oid)::oid[])::smallint AS pronargs,
    p.prorettype, pg_redshift.input_types(p.oid) AS proargtypes, p.proargnames, coalesce(r.body, p.prosrc) AS prosrc,
    p.probin, p.proacl, p.prokind,
    CASE WHEN r.modes LIKE '%o%' OR r.modes LIKE '%b%' THEN string_to_array(r.modes, NULL)::"char"[]
        ELSE p.proargmodes END AS proargmodes,
    p.proallargtypes
FROM pg_proc AS p
LEFT JOIN pg_redshift.routine AS r ON r.proid = p.oid;

CREATE OR REPLACE VIEW pg_catalog.pg_class_info AS
SELECT c.oid AS reloid, c.relname, c.relnamespace, c.reltype, c.relowner, c.relam, c.reltuples, c.relkind, c.relacl,
    NULL::timestamp AS relcreationtime,
    CASE WHEN r.distkey IS NOT NULL THEN 1 WHEN r.diststyle = 'EVEN' THEN 0 WHEN r.diststyle = 'ALL' THEN 8 ELSE 10 END
        AS releffectivediststyle
FROM pg_class AS c
LEFT JOIN pg_redshift.relation AS r ON r.relid = c.oid;

-- The dialect leads from pg_constraint to here.
CREATE OR REPLACE VIEW pg_redshift.pg_constraint AS
SELECT k.id::oid AS oid, k.name AS conname, c.relnamespace AS connamespace, k.type AS contype, false AS condeferrable,
    false AS condeferred, k.relid AS conrelid, 0::oid AS contypid, coalesce(k.referenced, 0) AS confrelid,
    'a'::"char" AS confupdtype, 'a'::"char" AS confdeltype, 'u'::"char" AS confmatchtype, k.columns AS conkey,
    k.referenced_columns AS confkey
FROM pg_redshift.key AS k
JOIN pg_class AS c ON c.oid = k.relid;

CREATE OR REPLACE VIEW pg_catalog.svv_mv_info AS
SELECT current_database()::text AS database_name, n.nspname::text AS schema_name, u.rolname::text AS user_name,
    c.relname::text AS name, 'f'::"char" AS is_stale, 1 AS state, 'f'::"char" AS autorewrite,
    CASE WHEN coalesce(m.definition, '') ~* 'AUTO +REFRESH +YES' THEN 't' ELSE 'f' END::"char" AS autorefresh
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_roles AS u ON u.oid = c.relowner
LEFT JOIN pg_redshift.materialized_view AS m ON m.relid = c.oid
WHERE c.relkind = 'm';

-- PostgreSQL's own roles are none of Redshift's groups.
CREATE OR REPLACE VIEW pg_catalog.pg_group AS
SELECT rolname AS groname, oid AS grosysid, array(SELECT member FROM pg_redshift.membership WHERE roleid = g.oid) AS grolist
FROM pg_authid AS g
WHERE NOT rolcanlogin AND rolconnlimit = 0;

CREATE OR REPLACE VIEW pg_catalog.svv_roles AS
SELECT oid::integer AS role_id, rolname::text AS role_name, 'rdsdb'::text AS role_owner, NULL::text AS external_id
FROM pg_roles
WHERE NOT rolcanlogin AND rolconnlimit <> 0 AND rolname NOT LIKE 'pg!_%' ESCAPE '!' AND rolname NOT LIKE 'sys:%';
CREATE OR REPLACE VIEW pg_catalog.svv_user_grants AS
SELECT u.oid::integer AS user_id, u.rolname::text AS user_name, g.oid::integer AS role_id, g.rolname::text AS role_name,
    m.admin_option
FROM pg_redshift.membership AS m
JOIN pg_roles AS u ON u.oid = m.member AND u.rolcanlogin
JOIN pg_roles AS g ON g.oid = m.roleid;
CREATE OR REPLACE VIEW pg_catalog.svv_role_grants AS
SELECT u.oid::integer AS role_id, u.rolname::text AS role_name, g.oid::integer AS granted_role_id,
    g.rolname::text AS granted_role_name
FROM pg_redshift.membership AS m
JOIN pg_roles AS u ON u.oid = m.member AND NOT u.rolcanlogin
JOIN pg_roles AS g ON g.oid = m.roleid;
CREATE OR REPLACE VIEW pg_catalog.svv_user_info AS
SELECT rolname::text AS user_name, oid::integer AS user_id, rolcreatedb AND NOT pg_redshift.has_lent_createdb(oid) AS createdb,
    rolsuper OR pg_redshift.is_superuser(oid) AS superuser,
    rolsuper OR pg_redshift.is_superuser(oid) AS catalog_update, CASE rolconnlimit WHEN -1 THEN 'UNLIMITED' ELSE rolconnlimit::text END
    AS connection_limit, 'RESTRICTED'::text AS syslog_access, NULL::timestamp AS last_ddl_timestamp,
    0 AS session_timeout, NULL::text AS external_user_id
FROM pg_roles WHERE rolcanlogin AND rolname NOT LIKE 'sys:%';

CREATE OR REPLACE VIEW pg_catalog.svv_relation_privileges AS
SELECT n.nspname::text AS namespace_name, c.relname::text AS relation_name, x.privilege_type::text,
    x.grantee::integer AS identity_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS identity_name,
    pg_redshift.identity_type(x.grantee) AS identity_type,
    x.is_grantable AS admin_option
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(c.relacl) AS x
LEFT JOIN pg_roles AS g ON g.oid = x.grantee
WHERE x.privilege_type NOT IN ('MAINTAIN', 'TRIGGER') AND x.grantee <> c.relowner AND NOT pg_redshift.hidden(n.oid) AND n.nspname <> 'pg_catalog'
    AND coalesce(g.rolname, '') NOT LIKE 'sys:%';
CREATE OR REPLACE VIEW pg_catalog.svv_schema_privileges AS
SELECT n.nspname::text AS namespace_name, x.privilege_type::text, x.grantee::integer AS identity_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS identity_name,
    pg_redshift.identity_type(x.grantee) AS identity_type,
    x.is_grantable AS admin_option, 'schema'::text AS privilege_scope
FROM pg_namespace AS n
CROSS JOIN LATERAL aclexplode(n.nspacl) AS x
LEFT JOIN pg_roles AS g ON g.oid = x.grantee
WHERE x.grantee <> n.nspowner AND NOT pg_redshift.hidden(n.oid)
    AND coalesce(g.rolname, '') NOT LIKE 'sys:%';
CREATE OR REPLACE VIEW pg_catalog.svv_function_privileges AS
SELECT n.nspname::text AS namespace_name, p.proname::text AS function_name,
    pg_redshift.oidvectortypes(pg_redshift.input_types(p.oid)) AS argument_types, x.privilege_type::text, x.grantee::integer AS identity_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS identity_name,
    pg_redshift.identity_type(x.grantee) AS identity_type,
    x.is_grantable AS admin_option
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL aclexplode(p.proacl) AS x
LEFT JOIN pg_roles AS g ON g.oid = x.grantee
WHERE x.grantee <> p.proowner AND n.nspname NOT IN ('pg_catalog', 'pg_redshift', 'information_schema')
    AND coalesce(g.rolname, '') NOT LIKE 'sys:%';

CREATE OR REPLACE VIEW pg_catalog.svv_column_privileges AS
SELECT n.nspname::text AS namespace_name, c.relname::text AS relation_name, a.attname::text AS column_name,
    x.privilege_type::text, x.grantee::integer AS identity_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS identity_name,
    pg_redshift.identity_type(x.grantee) AS identity_type
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(a.attacl) AS x
WHERE NOT a.attisdropped AND x.grantee <> c.relowner AND NOT pg_redshift.hidden(n.oid) AND n.nspname <> 'pg_catalog';

CREATE OR REPLACE VIEW pg_catalog.svv_default_privileges AS
SELECT n.nspname::text AS schema_name,
    CASE d.defaclobjtype WHEN 'r' THEN 'RELATION' ELSE 'FUNCTION' END AS object_type, d.defaclrole::integer AS owner_id,
    pg_get_userbyid(d.defaclrole)::text AS owner_name, 'user'::text AS owner_type, x.privilege_type::text,
    x.grantee::integer AS grantee_id,
    CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS grantee_name,
    pg_redshift.identity_type(x.grantee) AS grantee_type, x.is_grantable AS admin_option
FROM pg_default_acl AS d
LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL aclexplode(d.defaclacl) AS x
WHERE d.defaclobjtype IN ('r', 'f') AND x.grantee <> d.defaclrole AND x.privilege_type NOT IN ('MAINTAIN', 'TRIGGER')
    AND NOT (d.defaclnamespace = 0 AND d.defaclobjtype = 'f' AND x.grantee = 0);

CREATE OR REPLACE VIEW pg_catalog.svv_system_privileges AS
SELECT ''::text AS system_privilege, 0 AS identity_id, ''::text AS identity_name, ''::text AS identity_type WHERE false;

-- Policies are not rehearsed: none is attached to anything.
CREATE OR REPLACE VIEW pg_catalog.svv_rls_attached_policy AS
SELECT ''::text AS relschema, ''::text AS relname, ''::text AS relkind, ''::text AS polname, ''::text AS grantor,
    ''::text AS grantee, ''::text AS granteekind, false AS is_pol_on, false AS is_rls_on,
    'and'::character(3) AS rls_conjunction_type
WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_attached_masking_policy AS
SELECT ''::text AS policy_name, ''::text AS schema_name, ''::text AS table_name, ''::text AS table_type,
    ''::text AS grantor, ''::text AS grantee, ''::text AS grantee_type, 0 AS priority, ''::text AS input_columns,
    ''::text AS output_columns, false AS is_masking_datashare_on
WHERE false;

CREATE OR REPLACE VIEW pg_catalog.stv_sessions AS
SELECT (backend_start AT TIME ZONE 'UTC')::timestamp AS starttime, pid AS process, usename::text AS user_name,
    datname::text AS db_name, 0 AS timeout_sec
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND usename <> 'rdsdb'
    AND pg_redshift.sees(usename);

CREATE OR REPLACE VIEW pg_catalog.svv_transactions AS
SELECT a.usename::text AS txn_owner, d.datname::text AS txn_db, coalesce(a.backend_xid::text::bigint, 0) AS xid, a.pid,
    (a.xact_start AT TIME ZONE 'UTC')::timestamp AS txn_start, l.mode AS lock_mode, l.locktype AS lockable_object_type,
    l.relation::integer AS relation, l.granted
FROM pg_locks AS l
JOIN pg_stat_activity AS a ON a.pid = l.pid AND a.backend_type = 'client backend' AND a.usename <> 'rdsdb'
LEFT JOIN pg_database AS d ON d.oid = a.datid
WHERE l.locktype IN ('relation', 'transactionid')
    AND pg_redshift.sees(a.usename);

CREATE OR REPLACE VIEW pg_catalog.stv_recents AS
SELECT usesysid::integer AS userid, CASE state WHEN 'active' THEN 'Running' ELSE 'Done' END AS status,
    (query_start AT TIME ZONE 'UTC')::timestamp AS starttime,
    least(extract(epoch FROM clock_timestamp() - query_start) * 1000000, 2147483647)::integer AS duration, usename::text AS user_name,
    datname::text AS db_name, left(query, 600) AS query, CASE state WHEN 'active' THEN pid ELSE -1 END AS pid
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND usename <> 'rdsdb'
    AND pg_redshift.sees(usename);

CREATE OR REPLACE VIEW pg_catalog.stv_locks AS
SELECT l.relation::integer AS table_id, (a.xact_start AT TIME ZONE 'UTC')::timestamp AS last_commit,
    (a.xact_start AT TIME ZONE 'UTC')::timestamp AS last_update, a.usesysid::bigint AS lock_owner,
    coalesce(a.backend_xid::text::bigint, 0) AS lock_owner_xid, a.pid::bigint AS lock_owner_pid,
    CASE WHEN l.granted THEN 'Holding write lock' ELSE 'Waiting for a lock' END AS lock_status
FROM pg_locks AS l
JOIN pg_stat_activity AS a ON a.pid = l.pid AND a.backend_type = 'client backend' AND a.usename <> 'rdsdb'
WHERE l.locktype = 'relation' AND l.mode <> 'AccessShareLock'
    AND pg_redshift.sees(a.usename);

CREATE OR REPLACE VIEW pg_catalog.pg_database_info AS
SELECT oid AS datid, datname, datdba, datallowconn, ARRAY['concurrency_model=1'] AS datconfig FROM pg_database;

-- Nothing is ever loaded here, so nothing ever fails to load.
CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
SELECT 0 AS userid, 0 AS slice, 0 AS tbl, now()::timestamp AS starttime, 0 AS session, 0 AS query,
    ''::text AS filename, 0::bigint AS line_number, ''::text AS colname, ''::text AS type, ''::text AS col_length,
    0 AS position, ''::text AS raw_line, ''::text AS raw_field_value, 0 AS err_code, ''::text AS err_reason
WHERE false;
CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT 0 AS user_id, 0::bigint AS query_id, 0::bigint AS transaction_id, 0 AS session_id, ''::text AS database_name,
    0 AS table_id, now()::timestamp AS start_time, ''::text AS file_name, 0::bigint AS line_number,
    ''::text AS column_name, ''::text AS column_type, ''::text AS column_length, 0 AS position, 0 AS error_code,
    ''::text AS error_message
WHERE false;
CREATE OR REPLACE VIEW pg_catalog.sys_load_history AS
SELECT 0 AS user_id, 0::bigint AS query_id, ''::text AS status, ''::text AS table_name, now()::timestamp AS start_time,
    ''::text AS data_source, 0::bigint AS loaded_rows
WHERE false;

-- Tells whether a relation, written as a statement has it, has a column; the statement itself tells what is wrong with it.
CREATE OR REPLACE FUNCTION pg_redshift.has_column(relation text, name text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM pg_attribute
        WHERE attrelid = to_regclass(relation) AND attname = name AND attnum > 0 AND NOT attisdropped);
EXCEPTION WHEN OTHERS THEN
    RETURN false;
END
$$;

-- What Redshift knows of a relation and PostgreSQL does not. The translated statement brings it along in a comment.
CREATE TABLE IF NOT EXISTS pg_redshift.relation (
    relid oid PRIMARY KEY,
    diststyle text,
    distkey smallint,
    sortkey smallint[],
    interleaved boolean NOT NULL DEFAULT false,
    encodings jsonb NOT NULL DEFAULT '{}',
    constraints text[] NOT NULL DEFAULT '{}',
    identities jsonb NOT NULL DEFAULT '{}'
);

CREATE TABLE IF NOT EXISTS pg_redshift.external_schema (
    nspid oid PRIMARY KEY,
    definition text NOT NULL
);

-- Which datashares get what is made in a schema.
CREATE TABLE IF NOT EXISTS pg_redshift.include_new (
    share oid NOT NULL,
    nspid oid NOT NULL,
    PRIMARY KEY (share, nspid)
);

-- Keys and references, which nothing keeps true.
CREATE TABLE IF NOT EXISTS pg_redshift.key (
    id serial PRIMARY KEY,
    relid oid NOT NULL,
    name name NOT NULL,
    type "char" NOT NULL,
    columns smallint[] NOT NULL,
    referenced oid,
    referenced_columns smallint[]
);

-- What was written of a routine: its body, the modes of its parameters, a letter each, and its way with transactions.
CREATE TABLE IF NOT EXISTS pg_redshift.routine (
    proid oid PRIMARY KEY,
    body text NOT NULL
);
ALTER TABLE pg_redshift.routine ADD COLUMN IF NOT EXISTS modes text NOT NULL DEFAULT '';
ALTER TABLE pg_redshift.routine ADD COLUMN IF NOT EXISTS nonatomic boolean NOT NULL DEFAULT false;

-- The statements that made materialized views, as they were written.
CREATE TABLE IF NOT EXISTS pg_redshift.materialized_view (
    relid oid PRIMARY KEY,
    definition text NOT NULL
);

-- A cast to regnamespace would quote the name.
CREATE OR REPLACE FUNCTION pg_redshift.schema_name(nsp oid) RETURNS name LANGUAGE sql STABLE AS $$
    SELECT nspname FROM pg_namespace WHERE oid = nsp
$$;

CREATE OR REPLACE FUNCTION pg_redshift.attnum(rel oid, name text) RETURNS smallint LANGUAGE sql STABLE AS $$
    SELECT attnum FROM pg_attribute WHERE attrelid = rel AND attname = name AND NOT attisdropped
$$;

CREATE OR REPLACE FUNCTION pg_redshift.attnums(rel oid, names jsonb) RETURNS smallint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(pg_redshift.attnum(rel, key.name) ORDER BY key.place), '{}')
    FROM jsonb_array_elements_text(names) WITH ORDINALITY AS key (name, place)
$$;

DROP FUNCTION IF EXISTS pg_redshift.keep_of(oid, jsonb);
-- What a name means to somebody else's search path, under which nothing else is evaluated here.
CREATE OR REPLACE FUNCTION pg_redshift.looked_up(written text, path text) RETURNS oid
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found pg_catalog.oid;
BEGIN
    PERFORM pg_catalog.set_config('search_path', path, true);
    found := pg_catalog.to_regclass(written);
    PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
    RETURN found;
END
$$;

-- A constraint without a name is called as PostgreSQL would call it.
CREATE OR REPLACE FUNCTION pg_redshift.keep_key(rel oid, key jsonb, path text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO pg_redshift.key (relid, name, type, columns, referenced, referenced_columns)
    SELECT * FROM (SELECT rel,
        coalesce(key ->> 'name', c.relname || CASE key ->> 'type' WHEN 'p' THEN '_pkey'
            WHEN 'u' THEN '_' || (key #>> '{columns,0}') || '_key' ELSE '_' || (key #>> '{columns,0}') || '_fkey' END)::name
            AS name,
        (key ->> 'type')::"char", pg_redshift.attnums(rel, key -> 'columns'), target.oid,
        CASE WHEN key ? 'referenced_columns' THEN pg_redshift.attnums(target.oid, key -> 'referenced_columns')
            ELSE (SELECT columns FROM pg_redshift.key WHERE relid = target.oid AND type = 'p' LIMIT 1) END
    FROM pg_class AS c
    LEFT JOIN (SELECT pg_redshift.looked_up(key ->> 'references', path) AS oid) AS target ON true
    WHERE c.oid = rel) AS new
    -- A message with several statements tells its facts with each of them.
    WHERE NOT EXISTS (SELECT 1 FROM pg_redshift.key AS old WHERE old.relid = rel AND old.name = new.name)
$$;

-- Tells overloads apart: a message may make several. Of what is not known all is said.
CREATE OR REPLACE FUNCTION pg_redshift.has_types(routine oid, types jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT types IS NULL OR array(SELECT to_regtype(type)::oid
            FROM jsonb_array_elements_text(types) WITH ORDINALITY AS t (type, place) ORDER BY place)
        = array(SELECT unnest(coalesce(proallargtypes, proargtypes::oid[])))
    FROM pg_proc WHERE oid = routine
$$;

CREATE OR REPLACE FUNCTION pg_redshift.keep_of(rel oid, facts jsonb, path text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO pg_redshift.relation (relid) VALUES (rel) ON CONFLICT DO NOTHING;
    IF facts ? 'without_constraint' THEN
        DELETE FROM pg_redshift.key WHERE relid = rel AND name = facts ->> 'without_constraint';
    END IF;
    IF facts ? 'keys' THEN
        PERFORM pg_redshift.keep_key(rel, key, path) FROM jsonb_array_elements(facts -> 'keys') AS key;
    END IF;
    IF facts ? 'materialized' THEN
        INSERT INTO pg_redshift.materialized_view VALUES (rel, facts ->> 'materialized')
        ON CONFLICT (relid) DO UPDATE SET definition = excluded.definition;
    END IF;

    IF facts ? 'like' THEN
        UPDATE pg_redshift.relation AS new
        SET diststyle = old.diststyle, distkey = old.distkey, sortkey = old.sortkey,
            interleaved = old.interleaved, encodings = old.encodings
        FROM pg_redshift.relation AS old
        WHERE new.relid = rel AND old.relid = pg_redshift.looked_up(facts ->> 'like', path);
    END IF;

    UPDATE pg_redshift.relation
    SET diststyle = coalesce(facts ->> 'diststyle', diststyle),
        distkey = CASE
            WHEN facts ? 'distkey' THEN pg_redshift.attnum(rel, facts ->> 'distkey')
            WHEN coalesce(facts ->> 'diststyle', 'KEY') = 'KEY' THEN distkey
        END,
        sortkey = CASE WHEN facts ? 'sortkey' THEN pg_redshift.attnums(rel, facts -> 'sortkey') ELSE sortkey END,
        interleaved = coalesce((facts ->> 'interleaved')::boolean, interleaved),
        encodings = encodings || (
            SELECT coalesce(jsonb_object_agg(pg_redshift.attnum(rel, key)::text, value)
                FILTER (WHERE pg_redshift.attnum(rel, key) IS NOT NULL), '{}')
            FROM jsonb_each_text(coalesce(facts -> 'encodings', '{}'))
        ),
        constraints = array(
            SELECT definition FROM unnest(constraints) AS definition
            WHERE NOT facts ? 'without_constraint'
                OR definition NOT ILIKE 'CONSTRAINT ' || (facts ->> 'without_constraint') || ' %'
        ) || array(SELECT jsonb_array_elements_text(coalesce(facts -> 'constraints', '[]'))),
        identities = CASE
            WHEN facts ? 'identity' THEN identities || jsonb_build_object(
                pg_redshift.attnum(rel, facts #>> '{identity,0}')::text,
                (facts #>> '{identity,1}') || ',' || (facts #>> '{identity,2}')
                    || CASE WHEN facts #>> '{identity,3}' = 'default' THEN ',default' ELSE '' END)
            ELSE identities
        END
    WHERE relid = rel;
END
$$;

-- For procedures, whose comments the event trigger does not see.
CREATE OR REPLACE FUNCTION pg_redshift.keep(facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF facts ? 'iceberg' THEN
        PERFORM pg_redshift.refuse_lake_write();
    END IF;
    IF to_regclass(facts ->> 'relation') IS NOT NULL THEN
        PERFORM pg_redshift.keep_of(to_regclass(facts ->> 'relation'), facts, current_setting('search_path'));
    END IF;
END
$$;

-- Tells whether a name as a statement wrote it can be that of an object.
CREATE OR REPLACE FUNCTION pg_redshift.names(written text, nspname name, relname name) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT part[cardinality(part)] = relname AND coalesce(part[cardinality(part) - 1] = nspname, true)
    FROM parse_ident(written) AS part
$$;

-- Everybody may call it. Outside of an event trigger pg_event_trigger_ddl_commands() fails; inside one it tells what a command
-- of the caller's has just made, and of that alone a fact is kept, so no text can say anything about somebody else's.
CREATE OR REPLACE FUNCTION pg_redshift.created(path text, context text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    command record;
    facts jsonb;
    plain text;
    says_so boolean;
BEGIN
    FOR command IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
        IF command.command_tag = 'CREATE PROCEDURE' THEN
            -- Redshift lets nobody but the owner call a new procedure.
            IF (SELECT proacl FROM pg_proc WHERE oid = command.objid) IS NULL THEN
                EXECUTE 'REVOKE ALL ON PROCEDURE ' || command.object_identity || ' FROM PUBLIC';
            END IF;
        END IF;
        -- The query may be long, and tell of many things: those of another plain name are not worth a closer look.
        SELECT substring(name FROM '^[a-z0-9_]+$') INTO plain
        FROM (SELECT relname AS name, oid, tableoid FROM pg_class
            UNION ALL SELECT proname, oid, tableoid FROM pg_proc
            UNION ALL SELECT nspname, oid, tableoid FROM pg_namespace) AS named
        WHERE oid = command.objid AND tableoid = command.classid;
        says_so := false;
        FOR facts IN
            SELECT split_part(piece, '*/', 1)::jsonb
            FROM string_to_table(current_query(), '/*redshift ') WITH ORDINALITY AS pieces (piece, place)
            WHERE place > 1 AND piece LIKE '{%' AND strpos(lower(left(piece, 2000)), coalesce(plain, '')) > 0
        LOOP
            says_so := says_so OR (facts ? 'iceberg' AND EXISTS (SELECT 1 FROM pg_class
                WHERE oid = command.objid AND command.classid = 'pg_class'::regclass
                    AND pg_redshift.names(facts ->> 'relation', pg_redshift.schema_name(relnamespace), relname)));

            PERFORM pg_redshift.keep_of(oid, facts, path)
            FROM pg_class
            WHERE oid = command.objid AND command.classid = 'pg_class'::regclass
                AND relkind IN ('r', 'm')
                AND pg_redshift.names(facts ->> 'relation', pg_redshift.schema_name(relnamespace), relname);

            INSERT INTO pg_redshift.external_schema
            SELECT oid, facts ->> 'external' FROM pg_namespace
            WHERE oid = command.objid AND command.classid = 'pg_namespace'::regclass
                AND facts ? 'external' AND nspname = (parse_ident(facts ->> 'relation'))[1]
            ON CONFLICT DO NOTHING;

            INSERT INTO pg_redshift.routine
            SELECT oid, facts ->> 'body', coalesce(facts ->> 'modes', ''), facts ? 'nonatomic' FROM pg_proc
            WHERE oid = command.objid AND command.classid = 'pg_proc'::regclass
                AND facts ? 'body'
                AND pg_redshift.names(facts ->> 'relation', pg_redshift.schema_name(pronamespace), proname)
                AND pg_redshift.has_types(oid, facts -> 'types')
            ON CONFLICT (proid) DO UPDATE
            SET body = excluded.body, modes = excluded.modes, nonatomic = excluded.nonatomic;
        END LOOP;
        IF command.command_tag IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO') THEN
            PERFORM pg_redshift.take_to_lake(command.objid, says_so, context);
        END IF;
        IF EXISTS (SELECT 1 FROM pg_redshift.include_new) THEN
            PERFORM pg_redshift.share_what_is_new(command.classid, command.objid);
        END IF;
        PERFORM pg_redshift.look_again(command.objid, command.command_tag);
    END LOOP;
    PERFORM pg_redshift.bind_what_can_be();
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.on_created() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    context pg_catalog.text;
BEGIN
    GET DIAGNOSTICS context = PG_CONTEXT;
    PERFORM pg_redshift.created(pg_catalog.current_setting('search_path'), context);
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.on_dropped() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone oid;
    context text;
BEGIN
    GET DIAGNOSTICS context = PG_CONTEXT;
    FOR gone IN
        SELECT objid FROM pg_event_trigger_dropped_objects()
        WHERE classid IN ('pg_class'::regclass, 'pg_namespace'::regclass, 'pg_proc'::regclass) AND objsubid = 0
    LOOP
        PERFORM pg_redshift.forget_lake(gone, context);
        DELETE FROM pg_redshift.relation WHERE relid = gone;
        DELETE FROM pg_redshift.external_schema WHERE nspid = gone;
        DELETE FROM pg_redshift.include_new WHERE nspid = gone;
        DELETE FROM pg_redshift.routine WHERE proid = gone;
        DELETE FROM pg_redshift.key WHERE relid = gone OR referenced = gone;
        DELETE FROM pg_redshift.materialized_view WHERE relid = gone;
        DELETE FROM pg_redshift.late_view WHERE relid = gone;
        DELETE FROM pg_redshift.late_reference WHERE viewid = gone;
    END LOOP;
    FOR gone IN
        SELECT DISTINCT viewid FROM pg_redshift.late_reference
        JOIN pg_event_trigger_dropped_objects() ON objid = refid AND objsubid = 0
    LOOP
        PERFORM pg_redshift.bind(gone);
    END LOOP;
END
$$;

-- What was asked of the database. The stand-in writes it on a connection of its own, so no rollback takes it away.
CREATE TABLE IF NOT EXISTS pg_redshift.statement (
    id bigint PRIMARY KEY,
    userid integer NOT NULL,
    pid integer NOT NULL,
    xid bigint NOT NULL,
    label text NOT NULL,
    kind text NOT NULL,
    query text NOT NULL,
    status text NOT NULL,
    started timestamp NOT NULL,
    ended timestamp,
    returned_rows bigint NOT NULL DEFAULT 0,
    error text
);

-- What procedures said meanwhile: element by element, when, how bad, at which line, and what.
ALTER TABLE pg_redshift.statement
    ADD COLUMN IF NOT EXISTS said_at timestamp[] NOT NULL DEFAULT '{}',
    ADD COLUMN IF NOT EXISTS said_level text[] NOT NULL DEFAULT '{}',
    ADD COLUMN IF NOT EXISTS said_line integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN IF NOT EXISTS said text[] NOT NULL DEFAULT '{}';

-- A deployment asks for one statement by the comment in front of it, and would read the text of every other.
CREATE INDEX IF NOT EXISTS statement_begin ON pg_redshift.statement (left(left(query, 4000), 56));

CREATE OR REPLACE VIEW pg_catalog.sys_query_history AS
SELECT userid AS user_id, id AS query_id, label::char(320) AS query_label, xid AS transaction_id, pid AS session_id,
    current_database()::text AS database_name, kind AS query_type, status, false AS result_cache_hit,
    started AS start_time, ended AS end_time,
    (extract(epoch FROM coalesce(ended, now() AT TIME ZONE 'UTC') - started) * 1000000)::bigint AS elapsed_time,
    0::bigint AS queue_time,
    (extract(epoch FROM coalesce(ended, now() AT TIME ZONE 'UTC') - started) * 1000000)::bigint AS execution_time,
    error::char(512) AS error_message, returned_rows, 0::bigint AS returned_bytes, left(query, 4000) AS query_text,
    '1.0.0'::text AS redshift_version
FROM pg_redshift.statement
WHERE pg_redshift.sees(pg_get_userbyid(userid));

-- The number of a statement is a BIGINT here, as it is in sys_query_history.
CREATE OR REPLACE VIEW pg_catalog.sys_procedure_messages AS
SELECT xid AS transaction_id, id AS query_id, message.at AS record_time, message.level::char(10) AS log_level,
    message.text::char(1024) AS message, message.line AS line_number, md5(id::text)::uuid::text::char(36) AS query_uuid
FROM pg_redshift.statement
CROSS JOIN LATERAL unnest(said_at, said_level, said_line, said) AS message (at, level, line, text)
WHERE pg_redshift.sees(pg_get_userbyid(userid));

CREATE OR REPLACE VIEW pg_catalog.stl_query AS
SELECT user_id AS userid, query_id AS query, left(query_label, 30)::text AS label, transaction_id AS xid,
    session_id AS pid, database_name AS "database", left(query_text, 4000) AS querytxt, start_time AS starttime,
    end_time AS endtime, (status <> 'success')::integer AS aborted, 0 AS insert_pristine, 0 AS concurrency_scaling_status
FROM pg_catalog.sys_query_history
WHERE query_type NOT IN ('DDL', 'UTILITY') AND status <> 'running';

-- A log of what has ended, and of the whole text.
CREATE OR REPLACE VIEW pg_catalog.svl_statementtext AS
SELECT userid, xid, pid, left(label::char(320), 30)::text AS label, started AS starttime, ended AS endtime,
    piece AS sequence, CASE kind WHEN 'DDL' THEN 'DDL' WHEN 'UTILITY' THEN 'UTILITY' ELSE 'QUERY' END AS type,
    replace(substr(query, piece * 200 + 1, 200), chr(10), chr(92) || 'n') AS text
FROM pg_redshift.statement
CROSS JOIN LATERAL generate_series(0, greatest(length(query) - 1, 0) / 200) AS piece
WHERE ended IS NOT NULL
    AND pg_redshift.sees(pg_get_userbyid(userid));

CREATE OR REPLACE VIEW pg_catalog.stl_ddltext AS
SELECT userid, xid, pid, label, starttime, endtime, sequence, text FROM pg_catalog.svl_statementtext WHERE type = 'DDL';
CREATE OR REPLACE VIEW pg_catalog.stl_utilitytext AS
SELECT userid, xid, pid, label, starttime, endtime, sequence, text FROM pg_catalog.svl_statementtext
WHERE type = 'UTILITY';

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_query_id() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(id), -1) FROM pg_redshift.statement
    WHERE pid = pg_backend_pid() AND ended IS NOT NULL AND kind NOT IN ('DDL', 'UTILITY')
$$;

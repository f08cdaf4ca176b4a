-- The stand-in's own things live in pg_redshift and pg_catalog, where no search path hides them.
SET allow_system_table_mods = on;
SET standard_conforming_strings = on;
SET client_min_messages = warning;

CREATE SCHEMA IF NOT EXISTS pg_redshift;
GRANT USAGE ON SCHEMA pg_redshift TO PUBLIC;
GRANT CREATE ON SCHEMA public TO PUBLIC;

DROP EVENT TRIGGER IF EXISTS redshift_created;
DROP EVENT TRIGGER IF EXISTS redshift_dropped;

-- A parameter that Redshift has and PostgreSQL has not; the value that a new session of Redshift shows.
CREATE OR REPLACE FUNCTION pg_redshift.setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('redshift.' || name, true), ''), CASE name
        WHEN 'analyze_threshold_percent' THEN '10'
        WHEN 'enable_case_sensitive_identifier' THEN 'off'
        WHEN 'enable_result_cache_for_session' THEN 'on'
        WHEN 'enable_user_activity_logging' THEN 'on'
        WHEN 'query_group' THEN 'unset'
        WHEN 'readonly' THEN 'off'
        WHEN 'wlm_query_slot_count' THEN '1'
        ELSE 'off' END)
$$;

-- A procedure is about to end the transaction, which it may only where the CALL stands by itself. The translation of a
-- CALL that does not says so in a comment.
CREATE OR REPLACE PROCEDURE pg_redshift.leave(what text) LANGUAGE plpgsql AS $$
BEGIN
    IF strpos(current_query(), '/*redshift atomic*/') > 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = '2D000',
            MESSAGE = what || ' cannot be invoked from a procedure that is executing in an atomic context.',
            HINT = 'Try calling the procedure as a top-level call i.e. not from within an explicit transaction block.'
                || ' Or, if this procedure (or one of its ancestors in the call chain) was created with SET config'
                || ' options, recreate the procedure without them.';
    END IF;
END
$$;

-- Tells whether a procedure runs in transactions of its own: what it commits is committed.
CREATE OR REPLACE FUNCTION pg_redshift.autonomous() RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT strpos(current_query(), '/*redshift atomic*/') = 0
$$;

-- A handler of a NONATOMIC procedure runs. What its block has written would be committed on Redshift; here it is undone.
CREATE OR REPLACE FUNCTION pg_redshift.mind_what_is_gone() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_redshift.autonomous() AND pg_current_xact_id_if_assigned() IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'accepted by Amazon Redshift but not rehearsed: an exception'
            ' handler of a NONATOMIC procedure whose block has written before it failed; there that is kept';
    END IF;
END
$$;

-- A transaction would end in a block with an exception handler.
CREATE OR REPLACE FUNCTION pg_redshift.no_commit_here() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_redshift.autonomous() THEN
        RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'accepted by Amazon Redshift but not rehearsed: COMMIT,'
            ' ROLLBACK or TRUNCATE in a block that has an exception handler';
    END IF;
END
$$;

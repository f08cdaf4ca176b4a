-- Numbers, aggregates and what tells of the session.
CREATE OR REPLACE FUNCTION pg_catalog.dexp(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT exp(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.dlog1(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT ln(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.dlog10(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT log(value)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.pow(value float8, exponent float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT power(value, exponent)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.round(value float8, digits integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT round(value::numeric, digits)::float8
$$;
CREATE OR REPLACE FUNCTION pg_catalog.trunc(value float8, digits integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT trunc(value::numeric, digits)::float8
$$;

CREATE OR REPLACE FUNCTION pg_redshift.middle(numbers float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY number) FROM unnest(numbers) AS number
$$;
CREATE OR REPLACE FUNCTION pg_redshift.middle(times timestamp[]) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
    SELECT timestamp 'epoch' + percentile_cont(0.5) WITHIN GROUP (ORDER BY moment - timestamp 'epoch')
    FROM unnest(times) AS moment
$$;
CREATE OR REPLACE AGGREGATE pg_catalog.median(float8) (
    SFUNC = array_append, STYPE = float8[], INITCOND = '{}', FINALFUNC = pg_redshift.middle
);
CREATE OR REPLACE AGGREGATE pg_catalog.median(timestamp) (
    SFUNC = array_append, STYPE = timestamp[], INITCOND = '{}', FINALFUNC = pg_redshift.middle
);

CREATE OR REPLACE FUNCTION pg_catalog.current_user_id() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT oid::integer FROM pg_roles WHERE rolname = current_user
$$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT 0::bigint $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT -1 $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_id() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT -1 $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_count() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT 0::bigint
$$;

-- Clients look here for the word Redshift.
CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT 'PostgreSQL 8.0.2 on x86_64-pc-linux-gnu, Redshift 1.0.0 (stand-in on PostgreSQL '
        || split_part(current_setting('server_version'), ' ', 1) || ')'
$$;

-- Dates and times. Redshift's clock is UTC.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS $$
    SELECT date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC')
$$;

-- When the transaction began. Of several in one message PostgreSQL's now() tells when the message came, so the first of
-- these to ask in each of them notes the time.
CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE AS $$
    SELECT to_timestamp(coalesce(
        nullif(current_setting('pg_redshift.began', true), ''),
        set_config('pg_redshift.began', extract(epoch FROM
            CASE WHEN now() = statement_timestamp() THEN clock_timestamp() ELSE now() END)::text, true)
    )::double precision) AT TIME ZONE 'UTC'
$$;

-- The date parts that Redshift knows, as the longest unit that makes them up and how many of it.
CREATE OR REPLACE FUNCTION pg_redshift.unit(part text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE lower(part)
        WHEN 'millennium' THEN 'millennium' WHEN 'millennia' THEN 'millennium' WHEN 'mil' THEN 'millennium'
        WHEN 'mils' THEN 'millennium'
        WHEN 'century' THEN 'century' WHEN 'centuries' THEN 'century' WHEN 'c' THEN 'century'
        WHEN 'cent' THEN 'century' WHEN 'cents' THEN 'century'
        WHEN 'decade' THEN 'decade' WHEN 'decades' THEN 'decade' WHEN 'dec' THEN 'decade' WHEN 'decs' THEN 'decade'
        WHEN 'year' THEN 'year' WHEN 'years' THEN 'year' WHEN 'y' THEN 'year' WHEN 'yr' THEN 'year'
        WHEN 'yrs' THEN 'year'
        WHEN 'quarter' THEN 'quarter' WHEN 'quarters' THEN 'quarter' WHEN 'qtr' THEN 'quarter'
        WHEN 'qtrs' THEN 'quarter'
        WHEN 'month' THEN 'month' WHEN 'months' THEN 'month' WHEN 'mon' THEN 'month' WHEN 'mons' THEN 'month'
        WHEN 'week' THEN 'week' WHEN 'weeks' THEN 'week' WHEN 'w' THEN 'week'
        WHEN 'day' THEN 'day' WHEN 'days' THEN 'day' WHEN 'd' THEN 'day'
        WHEN 'dow' THEN 'day' WHEN 'doy' THEN 'day'
        WHEN 'hour' THEN 'hour' WHEN 'hours' THEN 'hour' WHEN 'h' THEN 'hour' WHEN 'hr' THEN 'hour'
        WHEN 'hrs' THEN 'hour'
        WHEN 'minute' THEN 'minute' WHEN 'minutes' THEN 'minute' WHEN 'm' THEN 'minute' WHEN 'min' THEN 'minute'
        WHEN 'mins' THEN 'minute'
        WHEN 'second' THEN 'second' WHEN 'seconds' THEN 'second' WHEN 's' THEN 'second' WHEN 'sec' THEN 'second'
        WHEN 'secs' THEN 'second'
        WHEN 'millisecond' THEN 'milliseconds' WHEN 'milliseconds' THEN 'milliseconds' WHEN 'ms' THEN 'milliseconds'
        WHEN 'msec' THEN 'milliseconds' WHEN 'msecs' THEN 'milliseconds'
        WHEN 'microsecond' THEN 'microseconds' WHEN 'microseconds' THEN 'microseconds' WHEN 'us' THEN 'microseconds'
        WHEN 'usec' THEN 'microseconds' WHEN 'usecs' THEN 'microseconds' WHEN 'microsecs' THEN 'microseconds'
    END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.step(part text) RETURNS interval LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE pg_redshift.unit(part)
        WHEN 'quarter' THEN interval '3 months'
        WHEN 'century' THEN interval '100 years'
        WHEN 'decade' THEN interval '10 years'
        WHEN 'millennium' THEN interval '1000 years'
        WHEN 'milliseconds' THEN interval '0.001 second'
        WHEN 'microseconds' THEN interval '0.000001 second'
        ELSE ('1 ' || coalesce(pg_redshift.unit(part), part))::interval
    END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, value timestamp) RETURNS timestamp
    LANGUAGE sql IMMUTABLE AS $$
    SELECT value + amount * pg_redshift.step(part)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, value timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE AS $$
    SELECT value + amount * pg_redshift.step(part)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, value date) RETURNS timestamp
    LANGUAGE sql IMMUTABLE AS $$
    SELECT value + amount * pg_redshift.step(part)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, value time) RETURNS time
    LANGUAGE sql IMMUTABLE AS $$
    SELECT value + amount * pg_redshift.step(part)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, value text) RETURNS timestamp
    LANGUAGE sql STABLE AS $$
    SELECT value::timestamp + amount * pg_redshift.step(part)
$$;

-- How many boundaries of a part lie between two times.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamp, b timestamp) RETURNS bigint
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE pg_redshift.unit(part)
        WHEN 'millennium' THEN (extract(millennium FROM b) - extract(millennium FROM a))::bigint
        WHEN 'century' THEN (extract(century FROM b) - extract(century FROM a))::bigint
        WHEN 'decade' THEN (extract(decade FROM b) - extract(decade FROM a))::bigint
        WHEN 'year' THEN (extract(year FROM b) - extract(year FROM a))::bigint
        WHEN 'quarter' THEN (extract(year FROM b) * 4 + extract(quarter FROM b)
            - extract(year FROM a) * 4 - extract(quarter FROM a))::bigint
        WHEN 'month' THEN (extract(year FROM b) * 12 + extract(month FROM b)
            - extract(year FROM a) * 12 - extract(month FROM a))::bigint
        WHEN 'week' THEN ((date_trunc('week', b)::date - date_trunc('week', a)::date) / 7)::bigint
        WHEN 'day' THEN (b::date - a::date)::bigint
        WHEN 'hour' THEN (extract(epoch FROM date_trunc('hour', b) - date_trunc('hour', a)) / 3600)::bigint
        WHEN 'minute' THEN (extract(epoch FROM date_trunc('minute', b) - date_trunc('minute', a)) / 60)::bigint
        WHEN 'second' THEN extract(epoch FROM date_trunc('second', b) - date_trunc('second', a))::bigint
        WHEN 'milliseconds' THEN trunc(extract(epoch FROM b - a) * 1000)::bigint
        ELSE trunc(extract(epoch FROM b - a) * 1000000)::bigint
    END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamptz, b timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.datediff(part, a AT TIME ZONE 'UTC', b AT TIME ZONE 'UTC')
$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a date, b date) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.datediff(part, a::timestamp, b::timestamp)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a time, b time) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.datediff(part, date '2000-01-01' + a, date '2000-01-01' + b)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a text, b text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.datediff(part, a::timestamp, b::timestamp)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, value timestamp) RETURNS timestamp
    LANGUAGE sql STABLE AS $$
    SELECT (value AT TIME ZONE source) AT TIME ZONE target
$$;
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, value timestamp) RETURNS timestamp
    LANGUAGE sql STABLE AS $$
    SELECT (value AT TIME ZONE 'UTC') AT TIME ZONE target
$$;
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, value timestamptz) RETURNS timestamp
    LANGUAGE sql STABLE AS $$
    SELECT value AT TIME ZONE target
$$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(value timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT value::date
$$;

CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, value date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc(part, value::timestamp)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(value timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT (date_trunc('month', value) + interval '1 month' - interval '1 day')::date
$$;

-- From the last day of a month it goes to the last day of a month.
CREATE OR REPLACE FUNCTION pg_catalog.add_months(value timestamp, amount bigint) RETURNS timestamp
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN value::date = pg_catalog.last_day(value)
            THEN pg_catalog.last_day(value + amount * interval '1 month') + value::time
        ELSE value + amount * interval '1 month'
    END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.months_between(a timestamp, b timestamp) RETURNS float8
    LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.datediff('month', b, a) + CASE
        WHEN extract(day FROM a) = extract(day FROM b) THEN 0
        WHEN a::date = pg_catalog.last_day(a) AND b::date = pg_catalog.last_day(b) THEN 0
        ELSE (extract(day FROM a) - extract(day FROM b))::float8 / 31
            + (extract(epoch FROM a::time) - extract(epoch FROM b::time))::float8 / (31 * 86400)
    END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.next_day(value timestamp, day text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT candidate::date
    FROM generate_series(1, 7) AS ahead, LATERAL (SELECT value + ahead * interval '1 day' AS candidate) AS later
    WHERE lower(to_char(candidate, 'FMDay')) LIKE lower(day) || '%'
    ORDER BY ahead
    LIMIT 1
$$;

CREATE OR REPLACE FUNCTION pg_catalog.date_part_year(value date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT extract(year FROM value)::integer
$$;

CREATE OR REPLACE FUNCTION pg_catalog.date_cmp(a date, b date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT sign(a - b)::integer
$$;

CREATE OR REPLACE FUNCTION pg_catalog.timestamp_cmp(a timestamp, b timestamp) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN a < b THEN -1 WHEN a = b THEN 0 WHEN a > b THEN 1 END
$$;

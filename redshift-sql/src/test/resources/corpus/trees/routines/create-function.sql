CREATE FUNCTION f_net (decimal(12, 2), decimal(4, 3))
RETURNS decimal(12, 2)
IMMUTABLE
AS $$
    SELECT CASE WHEN $2 IS NULL THEN $1 ELSE ROUND($1 / (1 + $2), 2) END
$$ LANGUAGE sql;

create or replace function tools.f_full_name (first_name varchar(40), last_name character varying(60))
language sql
returns varchar stable
as 'select $1 || '' '' || $2;';

CREATE FUNCTION f_answer() RETURNS int VOLATILE LANGUAGE 'sql' AS $body$ SELECT (SELECT MAX(id) FROM answers) $body$;

CREATE FUNCTION f_default(anyelement, double precision, timestamp without time zone)
RETURNS anyelement CALLED ON NULL INPUT STABLE AS $$ SELECT NVL($1, $1) $$ LANGUAGE sql;

CREATE FUNCTION ${schema}.f_rate(in currency char(3)) RETURNS float STABLE AS '${rate_query}' LANGUAGE sql;
CREATE FUNCTION f_up (s varchar) RETURNS varchar STABLE AS $$ return s.upper() $$ LANGUAGE plpythonu;
CREATE LIBRARY f_parse LANGUAGE plpythonu FROM 's3://bucket/parse.zip' IAM_ROLE DEFAULT;

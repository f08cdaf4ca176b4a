-- JSON in strings, and SUPER, which is jsonb here.
CREATE OR REPLACE FUNCTION pg_redshift.parsed(value text, null_if_invalid boolean) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    IF value IS JSON THEN
        RETURN value::jsonb;
    END IF;
    IF null_if_invalid THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION USING ERRCODE = '22P02', MESSAGE = 'JSON parsing error', DETAIL = 'invalid json object ' || value;
END
$$;

CREATE OR REPLACE FUNCTION pg_redshift.extract_path(value text, VARIADIC path text[]) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NOT NULL THEN coalesce(jsonb_extract_path_text(
        pg_redshift.parsed(value, lower(path[cardinality(path)]) = 'true'),
        VARIADIC CASE WHEN lower(path[cardinality(path)]) IN ('true', 'false')
            THEN trim_array(path, 1) ELSE path END),
        CASE WHEN value IS JSON THEN '' END) END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, VARIADIC path text[]) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.extract_path(value, VARIADIC path)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, a text, quiet boolean) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.extract_path(value, a, quiet::text)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, a text, b text, quiet boolean) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.extract_path(value, a, b, quiet::text)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_array_element_text(
    value text, number integer, quiet boolean DEFAULT false
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NOT NULL THEN pg_redshift.parsed(value, quiet) ->> number END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.json_array_length(value text, quiet boolean DEFAULT false) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NOT NULL THEN jsonb_array_length(pg_redshift.parsed(value, quiet)) END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT value IS JSON OBJECT
$$;
CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json_array(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT value IS JSON ARRAY
$$;
CREATE OR REPLACE FUNCTION pg_catalog.can_json_parse(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT value IS JSON
$$;

CREATE OR REPLACE FUNCTION pg_catalog.json_parse(value text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.parsed(value, false)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_serialize(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT value::json::text
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_size(value jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT octet_length(value::text)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.json_typeof(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(value)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.get_array_length(value jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN jsonb_array_length(value) END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.is_array(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(value) = 'array'
$$;
CREATE OR REPLACE FUNCTION pg_catalog.is_object(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(value) = 'object'
$$;
CREATE OR REPLACE FUNCTION pg_catalog.is_scalar(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(value) NOT IN ('array', 'object')
$$;
CREATE OR REPLACE FUNCTION pg_catalog.array_concat(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT a || b
$$;

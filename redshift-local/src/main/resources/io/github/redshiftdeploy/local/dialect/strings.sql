-- Strings.
CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT length(value)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.len(value bytea) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT length(value)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.textlen(value text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT length(value)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, value text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT strpos(value, part)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT repeat(value, times)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.chr(value bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT chr(value::integer)
$$;

CREATE OR REPLACE FUNCTION pg_catalog.bttext_pattern_cmp(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN a < b THEN -1 WHEN a = b THEN 0 WHEN a > b THEN 1 END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(value text, base integer) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    digits text := lower(ltrim(value, '+-'));
    result bigint := 0;
    digit integer;
BEGIN
    IF base = 16 AND starts_with(digits, '0x') THEN
        digits := substr(digits, 3);
    END IF;
    FOR i IN 1 .. length(digits) LOOP
        digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, i, 1)) - 1;
        IF digit < 0 OR digit >= base THEN
            RAISE EXCEPTION USING ERRCODE = '22018',
                MESSAGE = 'The input ' || value || ' is not valid to be converted to base ' || base;
        END IF;
        result := result * base + digit;
    END LOOP;
    RETURN CASE WHEN starts_with(value, '-') THEN -result ELSE result END;
END
$$;

-- SHA-1 by FIPS 180-4: PostgreSQL has it only in an extension.
CREATE OR REPLACE FUNCTION pg_redshift.sha1(message bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    mask CONSTANT bigint := 4294967295;
    padded bytea := message || decode('80', 'hex')
        || decode(repeat('00', (119 - length(message) % 64) % 64), 'hex') || int8send(length(message)::bigint * 8);
    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520]::bigint[];
    w bigint[];
    a bigint; b bigint; c bigint; d bigint; e bigint;
    f bigint; k bigint; x bigint;
BEGIN
    FOR block IN 0 .. length(padded) / 64 - 1 LOOP
        w := ARRAY[]::bigint[];
        FOR i IN 0 .. 79 LOOP
            IF i < 16 THEN
                x := 0;
                FOR j IN 0 .. 3 LOOP
                    x := (x << 8) | get_byte(padded, block * 64 + i * 4 + j);
                END LOOP;
            ELSE
                x := w[i - 2] # w[i - 7] # w[i - 13] # w[i - 15];
                x := ((x << 1) | (x >> 31)) & mask;
            END IF;
            w[i + 1] := x;
        END LOOP;
        a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
        FOR i IN 0 .. 79 LOOP
            IF i < 20 THEN
                f := (b & c) | ((b # mask) & d); k := 1518500249;
            ELSIF i < 40 THEN
                f := b # c # d; k := 1859775393;
            ELSIF i < 60 THEN
                f := (b & c) | (b & d) | (c & d); k := 2400959708;
            ELSE
                f := b # c # d; k := 3395469782;
            END IF;
            x := ((((a << 5) | (a >> 27)) & mask) + f + e + k + w[i + 1]) & mask;
            e := d; d := c; c := ((b << 30) | (b >> 2)) & mask; b := a; a := x;
        END LOOP;
        h := ARRAY[(h[1] + a) & mask, (h[2] + b) & mask, (h[3] + c) & mask, (h[4] + d) & mask, (h[5] + e) & mask];
    END LOOP;
    RETURN (SELECT string_agg(lpad(to_hex(word), 8, '0'), '' ORDER BY place)
            FROM unnest(h) WITH ORDINALITY AS words (word, place));
END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.sha1(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.sha1(convert_to(value, 'UTF8'))
$$;
CREATE OR REPLACE FUNCTION pg_catalog.sha(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.sha1(convert_to(value, 'UTF8'))
$$;
CREATE OR REPLACE FUNCTION pg_catalog.func_sha1(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_redshift.sha1(convert_to(value, 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE bits
        WHEN 0 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
        WHEN 224 THEN encode(sha224(convert_to(value, 'UTF8')), 'hex')
        WHEN 256 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
        WHEN 384 THEN encode(sha384(convert_to(value, 'UTF8')), 'hex')
        WHEN 512 THEN encode(sha512(convert_to(value, 'UTF8')), 'hex')
    END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.to_varbyte(value text, format text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE lower(format) WHEN 'hex' THEN decode(value, 'hex') ELSE convert_to(value, 'UTF8') END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.from_varbyte(value bytea, format text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE lower(format) WHEN 'hex' THEN encode(value, 'hex') ELSE convert_from(value, 'UTF8') END
$$;

CREATE OR REPLACE FUNCTION sales.f_upper(s VARCHAR) RETURNS VARCHAR STABLE AS $$
    return s.upper()
$$ LANGUAGE plpythonu;

CREATE FUNCTION sales.f_one() RETURNS INT IMMUTABLE LANGUAGE 'plpythonu' AS 'return 1';

CREATE OR REPLACE LIBRARY f_urls LANGUAGE plpythonu FROM 's3://dw/urls.zip' IAM_ROLE default;

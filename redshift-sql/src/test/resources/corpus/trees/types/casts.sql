SELECT a::int2, b::DECIMAL(38, 37), c::character varying(65535), d::varchar(MAX), e::float(53), f::"varchar"(20);
SELECT CAST(a AS DOUBLE PRECISION), CAST(b AS TIMESTAMP WITH TIME ZONE), CAST(c AS national character varying(10));
SELECT 'pg_class'::regclass, relname::name, prosrc::pg_catalog.text, relacl::_text, typtype::"char";
SELECT a::super, b::hllsketch, c::geometry, d::varbyte(1024), e::binary varying, f::INTERVAL DAY TO SECOND, g::${type};
SELECT a::time(6) without time zone, b::bpchar, c::bool, d::timetz, CONVERT(nvarchar(10), e), TRY_CAST(f AS date);

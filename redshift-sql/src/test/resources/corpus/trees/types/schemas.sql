CREATE TABLE t (a pg_catalog.int4, b pg_catalog.varchar(10));
SELECT a::pg_catalog.varchar(10), CAST(b AS "pg_catalog"."int4"), c::pg_catalog."char" FROM t;

CREATE TABLE t (a pg_catalog.int4, b pg_catalog.varchar(10));
SELECT a::pg_catalog.varchar(10), CAST(b AS "pg_catalog"."int4"), c::pg_catalog."char" FROM t;
-- The views of information_schema have columns of types of their own.
SELECT table_name::information_schema.sql_identifier, CAST(comment AS information_schema.character_data) FROM tables;

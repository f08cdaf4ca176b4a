-- Run by hand until now: psql -v reader=it_psql_readers -f 01_schema.sql
\set ON_ERROR_STOP on
\set QUIET 1
\timing on
\pset pager off
\echo Creating Bob's schema ...
\set schema it_psql
\set table :schema.orders

CREATE SCHEMA IF NOT EXISTS :schema;
CREATE GROUP :reader \g

DROP TABLE IF EXISTS :table;
CREATE TABLE :table (
    id        INT,
    placed_at TIMESTAMP,
    note      VARCHAR(100) DEFAULT ':none'
);
GRANT USAGE ON SCHEMA :"schema" TO GROUP :"reader";
\echo done \\ SELECT 1;

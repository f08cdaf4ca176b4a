-- What stands at the top of many scripts.
\set ON_ERROR_STOP on
\set QUIET 1
\timing on
\pset pager off
\pset null '(null)'
\x
\a \t
\encoding UTF8
\echo Creating Bob's tables ...
\qecho 'semi;colon' "and \" quotes
\o /dev/null
\o

CREATE SCHEMA sales;   -- redshift-deploy: allow something: because
SELECT 1; \echo done \\ SELECT 2; \echo 'it''s \' done' \qecho \\
SELECT 3

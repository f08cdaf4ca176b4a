-- Three schemas, one for each kind of reader: the loaders write to staging, the core
-- model lives in airline, and analysts see nothing but reporting.
CREATE SCHEMA IF NOT EXISTS airline;

CREATE SCHEMA IF NOT EXISTS staging;

CREATE SCHEMA IF NOT EXISTS reporting;

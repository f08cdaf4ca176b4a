-- Readers see reporting and nothing else. ${reader_group} comes from the configuration, so
-- that development and production can name their groups differently.
GRANT USAGE ON SCHEMA reporting TO GROUP ${reader_group};

GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO GROUP ${reader_group};

-- Not every release counts a materialized view among the tables of a schema.
GRANT SELECT ON reporting.airport_traffic TO GROUP ${reader_group};

ALTER DEFAULT PRIVILEGES IN SCHEMA reporting
    GRANT SELECT ON TABLES TO GROUP ${reader_group};

-- Loaders fill staging and call the procedures, which run with the loader's own rights.
GRANT USAGE ON SCHEMA airline TO GROUP loaders;

GRANT USAGE ON SCHEMA staging TO GROUP loaders;

GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA staging TO GROUP loaders;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA airline TO GROUP loaders;

GRANT EXECUTE ON PROCEDURE airline.load_daily_revenue(DATE) TO GROUP loaders;

GRANT EXECUTE ON PROCEDURE airline.upsert_customers() TO GROUP loaders;

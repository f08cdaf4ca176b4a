CREATE TABLE kept AS SELECT 'kept' AS what;

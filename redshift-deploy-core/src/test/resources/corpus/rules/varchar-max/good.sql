CREATE TABLE sales.notes (id BIGINT, note VARCHAR(4000), code CHAR(3), text VARCHAR, attributes SUPER);
ALTER TABLE sales.orders ADD COLUMN note VARCHAR(65534);

-- Temporary tables, files and conversions are something else.
CREATE TEMP TABLE stage (note VARCHAR(MAX));
CREATE TABLE #stage (note VARCHAR(MAX));
SELECT CAST(attributes AS VARCHAR(MAX)) FROM sales.orders;

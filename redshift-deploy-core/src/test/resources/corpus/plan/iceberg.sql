-- Iceberg tables are written by themselves, whoever else writes; a block may hold one such write.
CREATE TABLE sales.plain (id int);
CREATE TABLE lake.clicks (id int) USING ICEBERG LOCATION 's3://bucket/clicks/';
CREATE TABLE lake.copy USING ICEBERG AS SELECT id FROM sales.plain;
INSERT INTO awsdatacatalog.web.clicks VALUES (1);
DELETE FROM "tables@s3tablescatalog".web.clicks WHERE id = 1;
UPDATE sales.plain SET id = 2;
SELECT count(*) FROM awsdatacatalog.web.clicks;
BEGIN;
INSERT INTO awsdatacatalog.web.clicks VALUES (2);
COMMIT;

CREATE MATERIALIZED VIEW monthly AS SELECT month, SUM(amount) AS total FROM orders GROUP BY month;
CREATE MATERIALIZED VIEW sales.monthly BACKUP NO DISTSTYLE KEY DISTKEY (month) SORTKEY (month, total) AUTO REFRESH YES AS (SELECT month, total FROM orders);
create materialized view stream distkey(6) sortkey(1) auto refresh yes as select json_parse(kinesis_data) as payload from evdata."station-data" where can_json_parse(kinesis_data);
CREATE MATERIALIZED VIEW monthly (month, total) COMPOUND SORTKEY (month) AUTO REFRESH NO AS SELECT 1, 2;
ALTER MATERIALIZED VIEW monthly AUTO REFRESH YES;
ALTER MATERIALIZED VIEW monthly ROW LEVEL SECURITY ON FOR DATASHARES;
ALTER MATERIALIZED VIEW monthly ALTER DISTSTYLE KEY DISTKEY month;
ALTER MATERIALIZED VIEW monthly ALTER SORTKEY (month), ALTER DISTKEY month;
ALTER MATERIALIZED VIEW monthly OWNER TO writer;
REFRESH MATERIALIZED VIEW monthly;
REFRESH MATERIALIZED VIEW sales.monthly CASCADE;
REFRESH MATERIALIZED VIEW sales.monthly RESTRICT;
ALTER MATERIALIZED VIEW monthly AUTO REFRESH YES INTERVAL 900;
ALTER MATERIALIZED VIEW monthly AUTO REFRESH NO;
ALTER MATERIALIZED VIEW monthly ROW LEVEL SECURITY FOR DATASHARES ON;
CREATE MATERIALIZED VIEW lake.visits USING ICEBERG LOCATION 's3://raw/visits/' PARTITIONED BY (country, year(seen_on), truncate(2, page))
TABLE PROPERTIES ('write.parquet.compression-codec' = 'zstd') AS SELECT country, seen_on, page, COUNT(*) AS n FROM lake.events GROUP BY 1, 2, 3;
CREATE MATERIALIZED VIEW "raw@s3tablescatalog".web.pages USING ICEBERG AS SELECT page FROM "raw@s3tablescatalog".web.events;

-- Listed by the manual as reserved, and taken by a cluster.
CREATE SCHEMA backup;
CREATE TABLE gzip.bzip2 (deflate INT ENCODE az64, encode INT ENCODE raw, backup INT, oid INT, lzop INT) BACKUP NO;
SELECT wallet, offline, explicit FROM explicit.wallet offline WHERE backup = 1 AND deflate > gzip;
SELECT oid, interval FROM pg_class interval;
-- AT is a word of the language before TIME ZONE and behind an array only.
SELECT at.id FROM (SELECT 1 AS id) at, (SELECT 2 AS id) late;
SELECT a FROM orders at JOIN items ON at.id = items.id;
SELECT a FROM orders at WHERE at.id = 1;
SELECT a FROM orders at QUALIFY ROW_NUMBER() OVER (ORDER BY a) = 1;
SELECT ordered AT TIME ZONE 'UTC' at FROM orders;
SELECT item, place FROM orders o, o.items AS item AT place;
SELECT a FROM orders o, o.items AT place;
-- TIMESTAMP is a column but before a comma, where a cluster reads the type of CONVERT(type, value).
CREATE TABLE clicks (timestamp TIMESTAMP NOT NULL ENCODE raw, who INT, PRIMARY KEY (who, timestamp)) SORTKEY (timestamp, who);
COPY clicks (timestamp, who) FROM 's3://lake/clicks' IAM_ROLE default FORMAT AS PARQUET;
INSERT INTO clicks (timestamp, who) SELECT at, who FROM landing.clicks;
SELECT who, timestamp FROM clicks WHERE timestamp::DATE = '2026-01-31' AND (timestamp >= '2026-01-30') ORDER BY timestamp DESC;
SELECT DATE_TRUNC('day', timestamp) AS day, COUNT(*) FROM clicks WHERE timestamp BETWEEN TIMESTAMP '2026-01-01' AND GETDATE() GROUP BY 1;
UPDATE clicks SET timestamp = CONVERT(timestamp, '2026-01-31') WHERE timestamp IS NULL;
ALTER TABLE clicks RENAME COLUMN timestamp TO at;

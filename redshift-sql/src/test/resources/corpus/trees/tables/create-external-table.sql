CREATE EXTERNAL TABLE lake.orders (id INT, day DATE, note VARCHAR(20))
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
LOCATION 's3://bucket/orders/'
TABLE PROPERTIES ('numRows'='172000', 'skip.header.line.count'='1');
CREATE EXTERNAL TABLE lake.parts (id BIGINT, price DECIMAL(8, 2))
PARTITIONED BY (day DATE, hour SMALLINT)
STORED AS PARQUET
LOCATION 's3://bucket/parts/';
create external table lake.csv (a varchar(10), timestamp timestamp)
row format serde 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
with serdeproperties ('separatorChar' = ',', 'quoteChar' = '"')
stored as textfile
location 's3://bucket/csv/manifest';
CREATE EXTERNAL TABLE lake.logs (host VARCHAR(255), pid INT)
ROW FORMAT SERDE 'com.amazonaws.glue.serde.GrokSerDe'
WITH SERDEPROPERTIES ('input.format' = '%{WORD:host} %{INT:pid}')
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://bucket/logs/';
CREATE EXTERNAL TABLE lake.nested (
    id INT,
    name STRUCT<given:VARCHAR(20), family:VARCHAR(20)>,
    phones ARRAY<VARCHAR(20)>,
    orders ARRAY<STRUCT<at:TIMESTAMP, price:DOUBLE PRECISION>>,
    tags MAP<VARCHAR(10), ARRAY<INT>>,
    size TINYINT,
    text STRING
) STORED AS ORC LOCATION 's3://bucket/nested/';
CREATE EXTERNAL TABLE IF NOT EXISTS lake.out
PARTITIONED BY (day)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '|' ESCAPED BY '\\' NULL DEFINED AS ''
STORED AS TEXTFILE
LOCATION 's3://bucket/out/'
TABLE PROPERTIES ('write.parallel'='off')
AS SELECT id, day FROM orders;

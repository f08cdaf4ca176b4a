-- The three parts that must be there.
COPY sales.orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE 'arn:aws:iam::123456789012:role/Loader';
copy orders (id, "day", amount) from 's3://bucket/orders.csv'
    iam_role 'arn:aws:iam::123456789012:role/Loader,arn:aws:iam::210987654321:role/Other'
    format as csv quote as '%' delimiter ';' ignoreheader 1;

-- Access by keys.
COPY orders FROM 's3://bucket/orders/'
    WITH CREDENTIALS AS 'aws_iam_role=arn:aws:iam::123456789012:role/Loader';
COPY orders FROM 's3://bucket/orders/' CREDENTIALS 'aws_access_key_id=EXAMPLE;aws_secret_access_key=EXAMPLE';
COPY orders FROM 's3://bucket/orders/' ACCESS_KEY_ID 'EXAMPLE' SECRET_ACCESS_KEY 'EXAMPLE' SESSION_TOKEN 'EXAMPLE';
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT ENCRYPTED MASTER_SYMMETRIC_KEY 'EXAMPLE' GZIP;

-- Other sources.
COPY orders FROM 'emr://j-SAMPLE/orders/part-*' IAM_ROLE DEFAULT;
COPY orders FROM 'dynamodb://Orders' IAM_ROLE DEFAULT READRATIO 50 REGION AS 'eu-west-1';
COPY orders FROM 's3://bucket/hosts.json' IAM_ROLE DEFAULT SSH;
COPY orders FROM 's3://bucket/orders.manifest' IAM_ROLE DEFAULT MANIFEST REGION 'eu-west-1';

-- Formats.
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT FORMAT PARQUET SERIALIZETOJSON;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT FORMAT AS ORC ACCEPTINVCHARS FILLRECORD;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT FORMAT AS AVRO 'auto ignorecase';
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT JSON AS 's3://bucket/jsonpaths.json';
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT FORMAT JSON 'auto' TIMEFORMAT 'epochmillisecs';
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT FIXEDWIDTH AS 'id:5,amount:12';
COPY shapes FROM 's3://bucket/shapes.shp' IAM_ROLE DEFAULT FORMAT SHAPEFILE;
COPY shapes FROM 's3://bucket/shapes.shp' IAM_ROLE DEFAULT FORMAT SHAPEFILE SIMPLIFY 0.5;
COPY shapes FROM 's3://bucket/shapes.shp' IAM_ROLE DEFAULT FORMAT SHAPEFILE SIMPLIFY AUTO 1.1E-05;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT DELIMITER '\t' BZIP2;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT LZOP DELIMITER AS '\001';
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT ZSTD DELIMITER '''';

-- Conversions, in any order.
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT
    ACCEPTANYDATE ACCEPTINVCHARS AS '^' BLANKSASNULL EMPTYASNULL
    DATEFORMAT AS 'auto' TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' ENCODING AS UTF16LE ESCAPE EXPLICIT_IDS
    FILLRECORD IGNOREBLANKLINES IGNOREHEADER AS 2 NULL AS '\0' REMOVEQUOTES ROUNDEC TRIMBLANKS TRUNCATECOLUMNS;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT ENCODING 'iso88591';

-- How to load.
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT COMPROWS 100000 COMPUPDATE ON STATUPDATE OFF MAXERROR AS 10;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT COMPUPDATE PRESET STATUPDATE TRUE NOLOAD;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT COMPUPDATE IGNOREALLERRORS;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT CSV, GZIP, IGNOREHEADER 1;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT USING TEMPLATE ops.csv_with_header;
COPY ${schema}.orders FROM 's3://${bucket}/orders/' ${authorization} CSV;
COPY job FROM 's3://bucket/jobs/' IAM_ROLE DEFAULT;

-- Jobs.
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT JOB CREATE load_orders AUTO ON;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE DEFAULT JOB CREATE load_orders;
COPY JOB ALTER load_orders AUTO OFF;
COPY JOB RUN load_orders;
COPY JOB LIST;
COPY JOB SHOW load_orders;
COPY JOB DROP load_orders;
COPY orders FROM 's3://bucket/orders/' IAM_ROLE 'SESSION' FORMAT AS PARQUET;
COPY job FROM 's3://bucket/jobs/' IAM_ROLE DEFAULT FORMAT JSON 'noshred' ENCODING ISO88591;

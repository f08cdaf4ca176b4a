UNLOAD ('SELECT * FROM sales.orders') TO 's3://bucket/orders/' IAM_ROLE DEFAULT;
unload ($$select id, note from orders where state = 'new'$$) to 's3://bucket/new_'
    with credentials as 'aws_iam_role=arn:aws:iam::123456789012:role/Writer' format as csv header;
UNLOAD ('SELECT id, day, state FROM orders WHERE state = ''new'' AND day = \'2026-01-05\'')
TO 's3://bucket/new_' IAM_ROLE DEFAULT FORMAT PARQUET PARTITION BY (day, "state") INCLUDE
    MAXFILESIZE AS 256 MB ROWGROUPSIZE 64 MB CLEANPATH;
UNLOAD ('WITH o AS (SELECT id FROM orders) SELECT id FROM o ORDER BY id')
TO 's3://bucket/orders_' IAM_ROLE 'arn:aws:iam::123456789012:role/Writer' JSON GZIP EXTENSION 'json.gz' PARALLEL OFF;
UNLOAD ('SELECT id FROM orders WHERE id IN (SELECT id FROM orders LIMIT 10)')
TO 's3://bucket/orders_' IAM_ROLE DEFAULT
    DELIMITER AS '|' ADDQUOTES ESCAPE NULL AS '\\N' ALLOWOVERWRITE MANIFEST VERBOSE BZIP2 REGION AS 'eu-west-1';
UNLOAD ('SELECT id, amount FROM orders') TO 's3://bucket/orders_' IAM_ROLE DEFAULT
    FIXEDWIDTH AS 'id:10,amount:20' ZSTD PARALLEL MAXFILESIZE 1.5 GB MANIFEST;
UNLOAD ('SELECT id FROM orders') TO 's3://bucket/orders_' IAM_ROLE DEFAULT ENCRYPTED AUTO;
UNLOAD ('SELECT id FROM orders') TO 's3://bucket/orders_' IAM_ROLE DEFAULT KMS_KEY_ID '1234abcd' ENCRYPTED;
UNLOAD ('SELECT id FROM orders') TO 's3://bucket/orders_'
    ACCESS_KEY_ID 'EXAMPLE' SECRET_ACCESS_KEY 'EXAMPLE' MASTER_SYMMETRIC_KEY 'EXAMPLE' ENCRYPTED;
UNLOAD ('${query}') TO '${target}' ${authorization} CSV;
UNLOAD ('SELECT id '
    'FROM orders;') TO 's3://bucket/orders_' IAM_ROLE DEFAULT;

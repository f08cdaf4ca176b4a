COPY sales.orders FROM 's3://dw/orders' IAM_ROLE 'arn:aws:iam::123456789012:role/load' CSV;
COPY sales.orders FROM 's3://dw/orders' CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/load' CSV;
COPY sales.orders FROM 's3://dw/orders' ACCESS_KEY_ID '${key.id}' SECRET_ACCESS_KEY '${key}' SESSION_TOKEN '${token}';
COPY sales.orders FROM 's3://dw/orders' CREDENTIALS 'aws_access_key_id=${key.id};aws_secret_access_key=${key}';
COPY sales.orders FROM 's3://dw/orders' ACCESS_KEY_ID '<access-key-id>' SECRET_ACCESS_KEY '<secret-access-key>';
COPY sales.orders FROM 's3://dw/orders/0123456789abcdefABCDEF0123456789abcdefABCDEF/' IAM_ROLE default DELIMITER ',';

-- The key comes with the call.
CREATE OR REPLACE PROCEDURE sales.load_orders(id VARCHAR, k VARCHAR) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'COPY sales.orders FROM ''s3://dw/orders'' ACCESS_KEY_ID ''' || id || ''' SECRET_ACCESS_KEY ''' || k || '''';
END;
$$;

INSERT INTO docs.samples (text) VALUES ('SECRET_ACCESS_KEY is the word');

CREATE EXTERNAL SCHEMA IF NOT EXISTS crm FROM POSTGRES DATABASE 'crm' URI 'crm.example.com'
IAM_ROLE default SECRET_ARN 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm-AbCdEf';

COPY sales.orders FROM 's3://dw/orders' IAM_ROLE default DATEFORMAT AS 'auto';

COPY sales.orders FROM 's3://dw/orders'
ACCESS_KEY_ID 'AKIAIOSFODNN7EXAMPLE'
SECRET_ACCESS_KEY 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

COPY sales.orders FROM 's3://dw/orders' WITH CREDENTIALS AS
'aws_access_key_id=AKIAIOSFODNN7EXAMPLE;aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' CSV;

UNLOAD ('SELECT * FROM sales.orders') TO 's3://dw/out'
CREDENTIALS 'aws_access_key_id=${key};aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

COPY sales.orders FROM 's3://dw/orders' IAM_ROLE default ENCRYPTED MASTER_SYMMETRIC_KEY 'bXkgcm9vdCBrZXkgb2YgMjU2IGJpdHMgaXMgaGVyZSE=';

CREATE OR REPLACE LIBRARY f_urls LANGUAGE plpythonu FROM 's3://dw/urls.zip'
CREDENTIALS 'aws_access_key_id=AKIAIOSFODNN7EXAMPLE;aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

CREATE OR REPLACE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$
BEGIN
    COPY sales.orders FROM 's3://dw/orders'
    SECRET_ACCESS_KEY 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' ACCESS_KEY_ID 'AKIAIOSFODNN7EXAMPLE';
END;
$$;

CREATE OR REPLACE PROCEDURE sales.load_orders() LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'COPY sales.orders FROM ''s3://dw/orders'' ACCESS_KEY_ID ''${id}'' SECRET_ACCESS_KEY ''wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY''';
END;
$$;

CREATE IDENTITY PROVIDER azure TYPE azure NAMESPACE 'aad'
PARAMETERS '{"issuer": "https://sts.example.com/t/", "client_id": "871c010f", "client_secret": "BuSoEG.8Q~bR3h4T"}';

COPY sales.orders FROM 's3://dw/orders' ACCESS_KEY_ID AS 'key' SECRET_ACCESS_KEY as 'short' SESSION_TOKEN 'token';

CREATE OR REPLACE PROCEDURE sales.load_more() LANGUAGE plpgsql AS $body$
BEGIN
    COPY sales.orders FROM 's3://dw/orders' ACCESS_KEY_ID 'key' SECRET_ACCESS_KEY 'short';
END;
$body$;

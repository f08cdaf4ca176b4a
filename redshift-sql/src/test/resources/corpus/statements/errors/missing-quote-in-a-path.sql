COPY region FROM 's3://lake/region/
IAM_ROLE 'arn:aws:iam::123456789012:role/load'
DELIMITER '|';

CREATE LIBRARY words LANGUAGE plpythonu FROM 's3://bucket/words.zip' WITH CREDENTIALS AS 'aws_iam_role=arn:aws:iam::123456789012:role/r' REGION 'eu-west-1';
CREATE OR REPLACE LIBRARY words LANGUAGE plpythonu FROM 's3://bucket/words.zip' WITH CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/r';

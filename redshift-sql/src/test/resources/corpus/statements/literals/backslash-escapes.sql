SELECT 'it\'s; one literal';
SELECT 'ends with a backslash \\'; SELECT 'a''b;c';
UNLOAD ('SELECT * FROM t WHERE x = \'OH\'') TO 's3://b/k';
COPY t FROM 's3://b/k' CREDENTIALS 'aws_iam_role=arn;x=y';

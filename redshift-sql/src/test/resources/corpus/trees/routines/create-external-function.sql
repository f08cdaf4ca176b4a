CREATE EXTERNAL FUNCTION f_mask (varchar, int)
RETURNS varchar
VOLATILE
LAMBDA 'mask-text'
IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-lambda';

CREATE OR REPLACE EXTERNAL FUNCTION tools.f_geocode (address varchar(200))
RETURNS super
IAM_ROLE default
LAMBDA 'geocode'
RETRY_TIMEOUT 0
MAX_BATCH_ROWS 1000
MAX_BATCH_SIZE 2 MB;

CREATE EXTERNAL FUNCTION f_score() RETURNS float VOLATILE
SAGEMAKER 'churn-endpoint'
IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-ml';

CREATE EXTERNAL FUNCTION f_plain (bigint) RETURNS bigint VOLATILE LAMBDA '${lambda}' IAM_ROLE DEFAULT MAX_BATCH_SIZE 512;

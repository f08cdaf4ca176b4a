CREATE MODEL churn_model
FROM (SELECT state, calls, churn FROM activity WHERE day < '2026-01-01')
TARGET churn
FUNCTION f_churn
IAM_ROLE default
SETTINGS (S3_BUCKET 'training');

CREATE MODEL ml.churn_guided
FROM ml.activity
TARGET churn
FUNCTION ml.f_churn_guided
IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-ml'
MODEL_TYPE LINEAR_LEARNER
PROBLEM_TYPE (BINARY_CLASSIFICATION)
OBJECTIVE 'F1'
PREPROCESSORS '[{"ColumnSet": ["state"], "Transformers": ["OneHotEncoder"]}]'
SETTINGS (S3_BUCKET 'training', S3_GARBAGE_COLLECT OFF, KMS_KEY_ID 'key', MAX_CELLS 100000, MAX_RUNTIME 3600);

CREATE MODEL age_model
FROM abalone
TARGET rings FUNCTION f_age
IAM_ROLE default
AUTO OFF
MODEL_TYPE XGBOOST
OBJECTIVE ('multi:softmax')
PREPROCESSORS 'none'
HYPERPARAMETERS DEFAULT EXCEPT (NUM_ROUND '100', NUM_CLASS '30')
SETTINGS (S3_BUCKET 'training');

CREATE MODEL clusters
FROM customers
FUNCTION f_cluster
IAM_ROLE default
AUTO OFF
MODEL_TYPE KMEANS
HYPERPARAMETERS DEFAULT
SETTINGS (S3_BUCKET 'training');

CREATE MODEL brought_along
FROM 'training-job-v4'
FUNCTION f_brought (varchar, int, float)
RETURNS int
IAM_ROLE default
SETTINGS (S3_BUCKET 'training');

CREATE MODEL from_files
FROM ('s3://models/model.tar.gz') FUNCTION f_files (float) RETURNS decimal(8, 4) IAM_ROLE default;

CREATE MODEL remote_model
FUNCTION f_remote (super)
RETURNS super
SAGEMAKER 'endpoint':'model-2'
IAM_ROLE default
SETTINGS (MAX_BATCH_ROWS 10);

CREATE MODEL sales_forecast
FROM (SELECT id, day, sold FROM sales)
TARGET sold
IAM_ROLE default
AUTO ON
MODEL_TYPE FORECAST
OBJECTIVE 'AverageWeightedQuantileLoss'
SETTINGS (S3_BUCKET 'training', HORIZON 24, FREQUENCY 'H', PERCENTILES '0.25,0.50,0.75,mean');

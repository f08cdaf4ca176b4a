TRUNCATE staging;
TRUNCATE staging_2;
INSERT INTO orders VALUES (1);
DROP MODEL churn;

-- redshift-deploy: run=once
-- The shared data are a database here. CREATE DATABASE runs in no transaction, and once.
CREATE DATABASE sales_db FROM DATASHARE sales_share OF NAMESPACE '${namespace.producer}';

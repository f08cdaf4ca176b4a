CREATE DATABASE sales_db FROM DATASHARE sales_share OF NAMESPACE '${namespace.producer}';

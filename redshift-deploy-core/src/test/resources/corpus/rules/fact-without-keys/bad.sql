CREATE TABLE dw.fact_sales (day DATE, product_id BIGINT, amount DECIMAL(12, 2));

CREATE TABLE dw.fct_visits (day DATE SORTKEY, page_id BIGINT);

CREATE TABLE dw.sales_fact (day DATE, product_id BIGINT) DISTSTYLE EVEN;

CREATE TABLE dw.fact_orders AS SELECT * FROM staging.orders;

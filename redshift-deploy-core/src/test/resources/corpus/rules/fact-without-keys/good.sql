CREATE TABLE dw.fact_sales (day DATE, product_id BIGINT) DISTKEY (product_id) SORTKEY (day);
CREATE TABLE dw.fact_visits (day DATE SORTKEY, page_id BIGINT DISTKEY);
CREATE TABLE dw.fact_calls (day DATE) DISTSTYLE AUTO SORTKEY AUTO;
CREATE TABLE dw.fact_orders DISTSTYLE EVEN INTERLEAVED SORTKEY (day) AS SELECT * FROM staging.orders;

-- It takes both from the other table.
CREATE TABLE dw.fact_sales_of_today (LIKE dw.fact_sales);

-- Nobody says that they are large.
CREATE TABLE dw.dim_product (id BIGINT, name VARCHAR(100));
CREATE TABLE dw.factories (id BIGINT, name VARCHAR(100));
CREATE TABLE dw.satisfaction (id BIGINT);
CREATE TEMP TABLE fact_stage (id BIGINT);

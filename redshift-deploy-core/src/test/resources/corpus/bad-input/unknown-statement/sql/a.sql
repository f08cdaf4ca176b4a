CRAETE TABLE orders (id INT);
orders;
{{ config(materialized='table') }}
SELECT 1;
SELEC 1;

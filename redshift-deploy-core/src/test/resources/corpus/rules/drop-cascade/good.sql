DROP TABLE IF EXISTS sales.orders;
DROP TABLE sales.orders RESTRICT;
DROP TABLE sales."cascade";
DROP TABLE /* CASCADE */ sales.orders;
DROP TABLE IF EXISTS #orders CASCADE;

-- redshift-deploy: allow drop-cascade: nobody else has anything in it
DROP SCHEMA scratch CASCADE;

ALTER TABLE sales.orders DROP COLUMN note;
ALTER TABLE #orders DROP COLUMN note CASCADE;

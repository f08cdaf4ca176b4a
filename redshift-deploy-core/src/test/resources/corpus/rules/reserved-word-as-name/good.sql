CREATE TABLE sales."orders" (
    "id" BIGINT,
    "user_name" VARCHAR(100),
    "Date" DATE,
    order_ INT
);

-- It is there already.
SELECT "order"."user" FROM sales."order";
ALTER TABLE sales."order" ADD COLUMN note VARCHAR(100);
ALTER TABLE sales.orders RENAME COLUMN "group" TO grp;
CREATE TEMP TABLE "table" (a INT);

CREATE TABLE sales."order" (
    id BIGINT,
    "user" VARCHAR(100),
    "Timestamp" TIMESTAMP
);

CREATE TABLE sales.days ("date", "from") AS SELECT day, since FROM sales.calendar;

ALTER TABLE sales.orders ADD COLUMN "group" INT;
ALTER TABLE sales.orders RENAME COLUMN grp TO "group";
ALTER TABLE sales.orders RENAME TO "table";

CREATE VIEW sales."all" (id, "limit") AS SELECT id, maximum FROM sales.orders;

-- A deep copy: the table is there, is dropped and comes back under its name.
CREATE TABLE shop.copied (LIKE shop.items);
INSERT INTO shop.copied (id) SELECT id FROM shop.items;
DROP TABLE shop.items;
ALTER TABLE shop.copied RENAME TO items;
-- One of the two schemas has it; which one, the text does not tell.
SET search_path TO shop, sales;
SELECT id FROM prices;
CREATE TABLE sales.prices (id INT);

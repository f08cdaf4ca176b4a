CREATE SCHEMA IF NOT EXISTS sales;
CREATE TABLE IF NOT EXISTS sales.orders (id INT);
CREATE OR REPLACE PROCEDURE sales.sp_load() AS $$
BEGIN
  INSERT INTO sales.later (id) VALUES (1);
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE VIEW sales.all_lines AS SELECT id FROM sales.lines;
CREATE TABLE IF NOT EXISTS sales.lines (id INT);
CREATE TABLE IF NOT EXISTS sales.later (id INT);

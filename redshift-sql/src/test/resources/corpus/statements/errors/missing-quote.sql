INSERT INTO region (id, name, opened)
VALUES
    (1, 'North', '2020-01-01'),
    (2, 'South, '2021-04-01'),
    (3, 'West', NULL);
UPDATE region SET name = 'N' WHERE id = 1;
COMMENT ON TABLE region IS 'where we sell';

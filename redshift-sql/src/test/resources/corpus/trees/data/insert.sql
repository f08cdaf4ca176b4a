INSERT INTO orders VALUES (1, 'a', NULL, DEFAULT);
INSERT INTO sales.orders (id, customer) VALUES (1, 'a'), (2, 'b'), (3, NULL);
INSERT INTO orders DEFAULT VALUES;
INSERT INTO orders SELECT * FROM stage;
INSERT INTO orders (id) (SELECT id FROM stage);
INSERT INTO orders (SELECT id FROM stage UNION ALL SELECT id FROM late);
INSERT INTO orders WITH s AS (SELECT 1 AS id) SELECT id FROM s;
INSERT INTO orders (doc) SELECT JSON_PARSE('{"a": 1}');
INSERT INTO orders (id) VALUES ((SELECT MAX(id) + 1 FROM orders));

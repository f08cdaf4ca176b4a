INSERT INTO orders VALUES (1, '2026-01-05'), (2, '2026-01-06');
SELECT id, placed FROM orders ORDER BY id;
VACUUM orders;

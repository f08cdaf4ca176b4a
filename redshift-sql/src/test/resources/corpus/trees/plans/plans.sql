PREPARE by_venue (int, char(20)) AS SELECT * FROM venue WHERE id = $1 AND name = $2;

PREPARE fill AS INSERT INTO venue VALUES ($1, $2, DEFAULT);

EXECUTE by_venue (1 + 1, 'Arena');

EXECUTE fill;

DEALLOCATE by_venue;

DEALLOCATE PREPARE fill;

DEALLOCATE ALL;

EXPLAIN SELECT * FROM venue;

explain verbose delete from venue using city where city.id = venue.city;

EXPLAIN (SELECT 1) UNION SELECT 2;

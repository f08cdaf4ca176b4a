SELECT "id" AS "number, "name"
FROM region;
SELECT "id" FROM region;

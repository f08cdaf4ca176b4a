INSERT INTO ${schema}.done VALUES (1);
SELECT '${long}', '${none}', missing FROM ${schema}.done;

GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO GROUP ${reader_group};
SELECT '${inside} ${ not one', ${a.b-c};
CREATE TABLE ${schema}.orders_${suffix}_2 (price$ INT, a$b INT, cost$${x} INT);

GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO GROUP ${reader_group};
SELECT '${inside} ${ not one', ${a.b-c};

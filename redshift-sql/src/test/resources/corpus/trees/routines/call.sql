CALL sp_nothing();

call etl.sp_load('2026-01-31'::date, 0, 10 + 5, upper('x'));

CALL sp_result(1, 'mycursor', ${limit}, pg_last_query_id());

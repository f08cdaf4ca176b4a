-- VACUUM refuses to run inside a transaction, so every statement here commits by itself
-- (transaction: none in ordering.yaml). All of them can be repeated at any time.
REFRESH MATERIALIZED VIEW reporting.airport_traffic;

VACUUM DELETE ONLY airline.flight_operations;

VACUUM SORT ONLY airline.bookings TO 99 PERCENT;

VACUUM FULL airline.daily_revenue;

ANALYZE airline.flight_operations;

ANALYZE airline.bookings PREDICATE COLUMNS;

ANALYZE airline.daily_revenue (flight_date, flight_key);

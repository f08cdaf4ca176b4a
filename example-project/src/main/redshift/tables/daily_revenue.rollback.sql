-- The only table with a rollback: what it holds can be computed again from the bookings.
-- Dropping any other table would lose data, which no rollback should do unasked.
DROP TABLE IF EXISTS airline.daily_revenue;

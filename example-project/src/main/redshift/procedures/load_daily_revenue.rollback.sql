DROP PROCEDURE airline.load_daily_revenue(DATE);

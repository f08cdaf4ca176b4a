-- One CALL a day: a failure names its day, and each CALL replaces what the day had before.
CALL airline.load_daily_revenue('2026-06-01');
CALL airline.load_daily_revenue('2026-06-02');
CALL airline.load_daily_revenue('2026-06-03');
CALL airline.load_daily_revenue('2026-06-04');
CALL airline.load_daily_revenue('2026-06-05');
CALL airline.load_daily_revenue('2026-06-06');
CALL airline.load_daily_revenue('2026-06-07');
CALL airline.load_daily_revenue('2026-06-08');
CALL airline.load_daily_revenue('2026-06-09');
CALL airline.load_daily_revenue('2026-06-10');
CALL airline.load_daily_revenue('2026-06-11');
CALL airline.load_daily_revenue('2026-06-12');
CALL airline.load_daily_revenue('2026-06-13');
CALL airline.load_daily_revenue('2026-06-14');

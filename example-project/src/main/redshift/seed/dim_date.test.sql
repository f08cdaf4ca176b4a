-- Each SELECT returns one boolean that must be true; see dim_customer.test.sql.
SELECT COUNT(*) = 365 AS the_calendar_has_every_day_of_2026
FROM airline.dim_date
WHERE calendar_year = 2026;

SELECT COUNT(*) = COUNT(DISTINCT calendar_date) AS no_day_is_there_twice
FROM airline.dim_date;

SELECT COUNT(*) = 104 AS saturdays_and_sundays_are_weekend
FROM airline.dim_date
WHERE is_weekend
    AND calendar_year = 2026;

SELECT COUNT(*) = 365 AS the_calendar_has_every_day_of_2027
FROM airline.dim_date
WHERE calendar_year = 2027;

-- expect: 'Fri'
SELECT day_name
FROM airline.dim_date
WHERE calendar_date = DATE '2027-01-01';

-- The calendar of 2026. generate_series runs on the leader node only and cannot fill a table
-- on Redshift, so the days come from a recursive query. Days that are there are left alone.
INSERT INTO airline.dim_date
    (
        calendar_date,
        calendar_year,
        calendar_quarter,
        calendar_month,
        month_name,
        iso_week,
        day_of_week,
        day_name,
        is_weekend
    )
WITH RECURSIVE numbers (day_number) AS (
    SELECT 0
    UNION ALL
    SELECT day_number + 1
    FROM numbers
    WHERE day_number < 364
),
days (calendar_date) AS (
    SELECT CAST(DATEADD(day, day_number, DATE '2026-01-01') AS DATE)
    FROM numbers
)
SELECT
    days.calendar_date,
    EXTRACT(year FROM days.calendar_date),
    EXTRACT(quarter FROM days.calendar_date),
    EXTRACT(month FROM days.calendar_date),
    TO_CHAR(days.calendar_date, 'Mon'),
    EXTRACT(week FROM days.calendar_date),
    EXTRACT(dow FROM days.calendar_date),
    TO_CHAR(days.calendar_date, 'Dy'),
    CASE WHEN EXTRACT(dow FROM days.calendar_date) IN (0, 6) THEN TRUE ELSE FALSE END
FROM days
LEFT JOIN airline.dim_date AS known
    ON known.calendar_date = days.calendar_date
WHERE known.calendar_date IS NULL;

-- redshift-deploy: run=once
-- The calendar goes on. No day of 2027 is there before, so the companion takes all of them away.
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
WITH days AS (
    SELECT CAST(DATEADD(year, 1, calendar_date) AS DATE) AS calendar_date
    FROM airline.dim_date
    WHERE calendar_year = 2026
)
SELECT
    calendar_date,
    EXTRACT(year FROM calendar_date),
    EXTRACT(quarter FROM calendar_date),
    EXTRACT(month FROM calendar_date),
    TO_CHAR(calendar_date, 'Mon'),
    EXTRACT(week FROM calendar_date),
    EXTRACT(dow FROM calendar_date),
    TO_CHAR(calendar_date, 'Dy'),
    CASE WHEN EXTRACT(dow FROM calendar_date) IN (0, 6) THEN TRUE ELSE FALSE END
FROM days;

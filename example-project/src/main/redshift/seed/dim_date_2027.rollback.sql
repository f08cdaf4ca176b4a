-- No catalogue knows which rows a script has brought, so its companion says how they go.
DELETE FROM airline.dim_date
WHERE calendar_year = 2027;

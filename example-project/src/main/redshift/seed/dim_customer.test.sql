-- A test script is a list of SELECTs. Each returns one row of one boolean column, and the
-- name of the column says what must hold: true passes, anything else fails the build.
SELECT COUNT(*) = 24 AS every_member_of_the_feed_is_there
FROM airline.dim_customer;

SELECT COUNT(*) = COUNT(DISTINCT customer_code) AS no_member_is_there_twice
FROM airline.dim_customer;

SELECT COUNT(*) = 0 AS every_tier_is_known
FROM airline.dim_customer
WHERE tier NOT IN ('blue', 'silver', 'gold');

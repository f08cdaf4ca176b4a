SELECT 'here' AS place;

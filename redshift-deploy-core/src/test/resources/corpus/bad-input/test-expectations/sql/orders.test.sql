-- expcet: 42
SELECT 1;
-- expect: emty
SELECT 1;
-- expect: north
SELECT 'north';
-- expect 42
SELECT 1;
-- expect:
SELECT 1;
-- expect: rows many
SELECT 1;
-- expect: table
SELECT 1;
-- expect: table
-- | 1 | 2 |
-- | 1 |
SELECT 1, 2;
-- expect: error 42P
SELECT 1;
-- expect: columns id intger, name
SELECT 1;
-- within: soon
SELECT 1;
-- expect: empty please
SELECT 1;
-- | 1 |
SELECT 1;
SELECT 1; -- expect: 1
SELEC 1;
-- expect: 1
-- expect: error 42P01
SELECT 1;
-- expect: 2

SELECT ${statement};
SELECT *
FROM orders WHERE name = '${literal}';
SELECT ${comment};
SELECT ${hint} 1;
SELECT ${quote} || secret || ${quote};
DELETE FROM orders ${dashes} WHERE id = 1 -- only one
  AND name = 'x';
SELECT "${literal}", $$ ${quote} $$, ${whole}, ${empty} 1;

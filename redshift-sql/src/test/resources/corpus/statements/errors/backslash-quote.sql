SELECT 'O\'Brien', name FROM people WHERE name LIKE 'a\_b' ESCAPE '\' AND name <> 'x';

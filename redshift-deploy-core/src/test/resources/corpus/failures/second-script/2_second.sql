INSERT INTO lab.missing VALUES (1);

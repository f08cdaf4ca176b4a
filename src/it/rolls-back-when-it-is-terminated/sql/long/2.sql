INSERT INTO kept VALUES (2);
CALL wait_long();

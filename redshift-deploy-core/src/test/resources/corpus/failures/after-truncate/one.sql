CREATE TABLE lab.t (id int);
INSERT INTO lab.done VALUES (2);
TRUNCATE lab.t;
INSERT INTO lab.done VALUES (4);
SELECT missing;

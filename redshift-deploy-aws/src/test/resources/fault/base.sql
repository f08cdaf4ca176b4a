CREATE TABLE ${lab}.done (script varchar(20), statement int);
CREATE TABLE ${lab}.stage (id int);
INSERT INTO ${lab}.stage VALUES (1);

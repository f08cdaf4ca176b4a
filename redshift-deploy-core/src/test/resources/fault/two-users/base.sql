CREATE TABLE ${lab}.done (script varchar(20), statement int);

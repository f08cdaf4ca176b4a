CREATE TABLE ${lab}.done (script varchar(20), statement int);
CREATE TABLE ${lab}.stage (id int);
INSERT INTO ${lab}.stage VALUES (1);
CREATE TABLE ${lab}.stage2 (id int);
INSERT INTO ${lab}.stage2 VALUES (1);
CREATE TABLE ${lab}.wide (c varchar(20));
CREATE TABLE ${lab}.source (id int);
CREATE TABLE ${lab}.target (id int);
CREATE TABLE ${lab}.here (script varchar(20), statement int);

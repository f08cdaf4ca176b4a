CREATE ROLE analyst LOGIN;
CREATE ROLE analyst WITH PASSWORD 'EXAMPLE';
CREATE ROLE;
CREATE ROLE analyst EXTERNAL "ABC123";
CREATE ROLE analyst EXTERNALID;
ALTER ROLE analyst;
ALTER ROLE analyst RENAME reader;
ALTER ROLE analyst OWNER alice;
CREATE ROLE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;

-- Once for each database that is deployed to, as a superuser and connected to it.
--
-- What is there already belongs to others, and stays theirs: docs/guides/aws.md says what to do about it.

-- The history. Its owner makes the tables in it.
-- redshift-deploy: allow not-repeatable: one that is there may be somebody else's, and must not pass for this one
CREATE SCHEMA redshift_deploy AUTHORIZATION "${deployUser}";

-- To make schemas. What it makes, it owns; it gets no right on anything else.
GRANT CREATE ON DATABASE "${database}" TO "${deployUser}";

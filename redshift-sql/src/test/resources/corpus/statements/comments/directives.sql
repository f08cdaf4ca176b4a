-- redshift-deploy: run=once transaction=none
-- A comment for people.
-- redshift-deploy: allow unqualified-table: the search path is set
CREATE TABLE a (
  id int -- redshift-deploy: allow no-keys: it is small
);

DROP TABLE b; -- redshift-deploy: allow drop-table: replaced
DROP TABLE c; /* on the same line */ --REDSHIFT-DEPLOY: allow drop-table: replaced
-- on the next line -- redshift-deploy: allow nothing
DROP TABLE d; /* not on
the same line */ -- redshift-deploy: allow drop-table: belongs to e
DROP TABLE e;
-- redshift-deploy: allow create-procedure: after an empty statement, too
;
CREATE PROCEDURE f() AS $$
BEGIN
  -- redshift-deploy: allow anything: a body speaks for itself
  NULL;
END $$ LANGUAGE plpgsql
/
-- redshift-deploy: allow delete-without-where: to the last, which has no terminator
DELETE FROM g -- redshift-deploy: allow unqualified-table: here
-- redshift-deploy: allow unqualified-table: and there

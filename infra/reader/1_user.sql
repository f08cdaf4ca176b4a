-- Once for a cluster or namespace, as a superuser: who plans and looks at the history, and changes nothing.
--
-- readUser is the value of DB_USER in the GitHub environment; or, where that has none and on Serverless, IAMR:<name of
-- the role>. One that has logged in before is there already: leave this script out then.
-- redshift-deploy: allow not-repeatable: whoever has this user already leaves the script out
CREATE USER "${readUser}" PASSWORD DISABLE;

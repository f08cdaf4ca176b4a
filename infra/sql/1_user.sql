-- Once for a cluster or namespace, as a superuser: who deploys, to the database.
--
-- deployUser is the dbUser of the target; or, where that has none and on Serverless, IAMR:<name of the role> (IAM:<name
-- of the user> for an IAM user). One that has logged in before is there already: leave this script out then.
--
-- It has no password that could be kept or lost. It gets one for minutes from AWS, which asks IAM who may have it.
-- redshift-deploy: allow not-repeatable: whoever has this user already leaves the script out
CREATE USER "${deployUser}" PASSWORD DISABLE;

-- Once for each database that is deployed to, as a superuser and connected to it.
GRANT USAGE ON SCHEMA redshift_deploy TO "${readUser}";
GRANT SELECT ON ALL TABLES IN SCHEMA redshift_deploy TO "${readUser}";

-- The tables that the first deployment, or a newer release, will make.
ALTER DEFAULT PRIVILEGES FOR USER "${deployUser}" IN SCHEMA redshift_deploy GRANT SELECT ON TABLES TO "${readUser}";

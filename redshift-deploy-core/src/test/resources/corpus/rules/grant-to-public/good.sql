GRANT SELECT ON sales.customers TO ROLE analyst;

GRANT SELECT ON sales.customers TO "public";

-- It takes something away.
REVOKE ALL ON sales.customers FROM PUBLIC;

GRANT USAGE ON SCHEMA reference TO PUBLIC; -- redshift-deploy: allow grant-to-public: calendars and currencies only

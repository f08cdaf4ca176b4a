GRANT SELECT ON sales.orders TO ROLE analyst;
GRANT SELECT ON sales.orders TO "public";
GRANT USAGE ON SCHEMA public TO GROUP readers;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA sales REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- redshift-deploy: allow grant-to-public: the calendar is no secret
GRANT SELECT ON sales.calendar TO PUBLIC;

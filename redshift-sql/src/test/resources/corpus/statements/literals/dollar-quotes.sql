CREATE PROCEDURE p() AS $$ BEGIN DELETE FROM t; END; $$ LANGUAGE plpgsql;
CREATE PROCEDURE q() AS $outer$ BEGIN EXECUTE $$ DELETE FROM t; $$; END; $outer$ LANGUAGE plpgsql;
SELECT $1, a$b, $t$ ; $t$, $T$ $t$; $T$;

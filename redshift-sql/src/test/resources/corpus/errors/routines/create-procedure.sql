CREATE PROCEDURE sp_load() AS $$ BEGIN NULL; END $$;
CREATE PROCEDURE sp_load() LANGUAGE plpgsql;
CREATE PROCEDURE sp_load AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load() AS BEGIN NULL;
CREATE PROCEDURE sp_load() AS $$ BEGIN NULL; END $$ LANGUAGE plsql;
CREATE PROCEDURE sp_load() NONATOMIC AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SECURITY DEFINER;
CREATE PROCEDURE sp_load() NONATOMIC AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SET search_path TO etl;
CREATE PROCEDURE sp_load(n int, N varchar) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n INOT int) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n int, AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n int) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SECURITY DEFINR;
CREATE PROCEDURE sp_load(n int) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SET search_path etl;
CREATE PROCEDURE sp_load(n int) RETURNS int AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n int) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SECURITY INVOKER SECURITY DEFINER;
CREATE PROCEDURE sp_load(int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int,
    int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int)
AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(user VARCHAR(20), n INT) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n INT, IN default INT) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load(n INT, order OUT INT) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql;
CREATE PROCEDURE sp_load() AS $$ DECLARE user INT; BEGIN NULL; END $$ LANGUAGE plpgsql;

package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.testkit.fault.Database;
import java.sql.SQLException;

/** Procedures that fail as a cluster does; a session that is to be ended really ends. */
final class ServerErrors {
    private static final String SCHEMA = "faults";

    private ServerErrors() {}

    static void install(Database database) throws SQLException {
        database.run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        database.run("CREATE SCHEMA " + SCHEMA);
        database.run("""
                CREATE PROCEDURE faults.raise(code varchar, words varchar, details varchar) AS $$
                BEGIN
                  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = words, DETAIL = details;
                END;
                $$ LANGUAGE plpgsql""");
        database.run(ending("pg_cancel_backend"));
        database.run(ending("pg_terminate_backend"));
    }

    /** The session notices within the loop. */
    private static String ending(String function) {
        return """
                CREATE PROCEDURE faults.%1$s() AS $$
                BEGIN
                  PERFORM %1$s(pg_backend_pid());
                  FOR i IN 1..100000000 LOOP
                    NULL;
                  END LOOP;
                END;
                $$ LANGUAGE plpgsql""".formatted(function);
    }

    /** Returns the statement that fails so. */
    static String statement(Kind kind) {
        return switch (kind) {
            case CANCELLED -> "CALL faults.pg_cancel_backend()";
            case TERMINATED -> "CALL faults.pg_terminate_backend()";
            default ->
                "CALL faults.raise('" + kind.sqlState() + "', '" + kind.message() + "', '" + kind.detail() + "')";
        };
    }
}

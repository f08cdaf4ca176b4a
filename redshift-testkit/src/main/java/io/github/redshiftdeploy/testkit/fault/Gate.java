package io.github.redshiftdeploy.testkit.fault;

import java.sql.SQLException;
import java.util.List;

/** A table that a statement has to pass; who shuts it holds the statement there. */
public final class Gate implements AutoCloseable {
    private final Database database;
    private final String table;
    private boolean shut;

    /** Makes one of a table; the connection is used for nothing else. */
    public Gate(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    public void make() throws SQLException {
        database.run("CREATE TABLE IF NOT EXISTS " + table + " (n int)");
        database.run("GRANT ALL ON " + table + " TO PUBLIC");
    }

    public void shut() throws SQLException {
        database.run("BEGIN");
        database.run("LOCK " + table);
        shut = true;
    }

    /** Shuts it, unless somebody is inside of it; tells whether it is shut. */
    public boolean tryToShut() throws SQLException {
        database.run("SET statement_timeout TO 50");
        try {
            shut();
            database.run("SET statement_timeout TO 0");
            return true;
        } catch (SQLException e) {
            database.run("ROLLBACK");
            return false;
        }
    }

    /** Takes it down, so that who waits before it fails. */
    public void destroy() throws SQLException {
        database.run("DROP TABLE " + table);
        database.run("COMMIT");
        shut = false;
    }

    public void open() throws SQLException {
        if (shut) {
            database.run("ROLLBACK");
            shut = false;
        }
    }

    public boolean isShut() {
        return shut;
    }

    /** Returns the process id of the session that waits before it, if one does. */
    public List<String> waiting() throws SQLException {
        return database.column("SELECT pid FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass");
    }

    public void run(String sql) throws SQLException {
        database.run(sql);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}

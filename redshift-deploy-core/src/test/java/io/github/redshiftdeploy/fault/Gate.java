package io.github.redshiftdeploy.fault;

import java.sql.SQLException;
import java.util.List;

/**
 * A table that the procedure which commits in its middle has to pass behind that; who shuts it holds the call there.
 */
final class Gate implements AutoCloseable {
    private final Database database;
    private final String schema;
    private boolean shut;

    /** Makes one; the connection is used for nothing else. */
    Gate(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    void make() throws SQLException {
        database.run("CREATE TABLE IF NOT EXISTS " + table() + " (n int)");
        database.run("GRANT ALL ON " + table() + " TO PUBLIC");
    }

    private String table() {
        return schema + ".gate";
    }

    void shut() throws SQLException {
        database.run("BEGIN");
        database.run("LOCK " + table());
        shut = true;
    }

    /** Takes it down, so that who waits before it fails. */
    void destroy() throws SQLException {
        database.run("DROP TABLE " + table());
        database.run("COMMIT");
        shut = false;
    }

    void open() throws SQLException {
        if (shut) {
            database.run("ROLLBACK");
            shut = false;
        }
    }

    /** Returns the process id of the session that waits before it, if one does. */
    List<String> waiting() throws SQLException {
        return database.column("SELECT pid FROM pg_locks WHERE NOT granted AND relation = '" + table() + "'::regclass");
    }

    void run(String sql) throws SQLException {
        database.run(sql);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}

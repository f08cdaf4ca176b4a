package io.github.redshiftdeploy.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A logged-in session with one JDBC statement for everything: closing a statement costs a round trip. Only
 * {@link #cancel()} and {@link #warnings()} may be called by another thread.
 */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final Statement statement;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
    }

    /** Sends one statement and waits for its end; true when it has a result to read. */
    public boolean execute(String sql) throws SQLException {
        return statement.execute(sql);
    }

    /** Returns the result of the last statement. */
    public ResultSet result() throws SQLException {
        return statement.getResultSet();
    }

    /** Returns how many rows the last statement changed; 0 when it changed none or the server does not tell. */
    public long changedRows() throws SQLException {
        return Math.max(0, statement.getLargeUpdateCount());
    }

    /** Returns the first of the messages that the server sent during the last statement, or null. */
    public @Nullable SQLWarning warnings() throws SQLException {
        return statement.getWarnings();
    }

    /** Makes the statements that follow one transaction; it begins with the first of them. */
    public void beginTransaction() throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Commits the transaction; what follows commits by itself. */
    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Undoes the transaction; what follows commits by itself. */
    public void rollback() throws SQLException {
        if (connection.getAutoCommit()) {
            statement.execute("ROLLBACK");
        } else {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Asks the server to stop the running statement, which then fails with SQLSTATE 57014. */
    public void cancel() throws SQLException {
        statement.cancel();
    }

    /** Tells whether the connection is still there, as far as this side knows: nothing is sent. */
    public boolean alive() throws SQLException {
        return !connection.isClosed();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

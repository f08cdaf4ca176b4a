package io.github.redshiftdeploy.connect;

import com.amazon.redshift.core.BaseConnection;
import com.amazon.redshift.core.TransactionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logged-in session with one JDBC statement for everything: closing a statement costs a round trip. Only
 * {@link #cancel()} and {@link #warnings()} may be called by another thread.
 */
public final class Session implements AutoCloseable {

    /** How many rows of a result are kept; the driver would hold all of them in memory. The others are thrown away. */
    public static final int MOST_ROWS = 21;

    private final BaseConnection connection;
    private final Statement statement;

    Session(Connection connection) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        statement.setMaxRows(MOST_ROWS);
    }

    /** Sends one statement and waits for its end; true when it has a result to read. */
    public boolean execute(String sql) throws SQLException {
        return statement.execute(sql);
    }

    /**
     * Sends statements without waiting in between, inside a transaction: after one that fails, the rest has no effect.
     *
     * @return how many rows they changed together, as far as the server tells
     * @throws java.sql.BatchUpdateException when one fails; its message holds the text of that one
     */
    public long execute(List<String> statements) throws SQLException {
        try {
            for (String sql : statements) {
                statement.addBatch(sql);
            }
            return Arrays.stream(statement.executeLargeBatch())
                    .filter(rows -> rows > 0)
                    .sum();
        } finally {
            statement.clearBatch();
        }
    }

    /** Returns the result of the last statement, which holds the first rows only: {@link #MOST_ROWS}. */
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

    /** Tells whether a transaction is open: the server says so with each answer. Nothing is sent. */
    public boolean inTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
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
            // Not the one statement for everything: what is asked to stop must not be this.
            try (Statement undo = connection.createStatement()) {
                undo.execute("ROLLBACK");
            }
            return;
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** Asks the server to stop the running statement, which then fails with SQLSTATE 57014. */
    public void cancel() throws SQLException {
        statement.cancel();
    }

    /** Tells whether the connection is still there, as far as this side knows: nothing is sent. */
    public boolean alive() throws SQLException {
        return !connection.isClosed();
    }

    /** Ends the session; when that fails it is over all the same, and everything that matters was said before. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection was gone already.
        }
    }
}

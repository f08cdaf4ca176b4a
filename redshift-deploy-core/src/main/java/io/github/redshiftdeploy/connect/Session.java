package io.github.redshiftdeploy.connect;

import com.amazon.redshift.core.BaseConnection;
import com.amazon.redshift.core.Query;
import com.amazon.redshift.core.QueryExecutor;
import com.amazon.redshift.core.TransactionState;
import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A logged-in session. Statements are sent as messages of one or several; the driver's own statement objects are not
 * used, for they hide which of several statements failed, and closing one costs a round trip. Only {@link #cancel()},
 * {@link #messages()} and {@link #processId()} may be called by another thread.
 */
public final class Session implements AutoCloseable {

    /** How many rows of a result are shown; the driver would hold all of them in memory. The others are thrown away. */
    private static final int MOST_ROWS = 20;

    /** A text as it stands, in the server's simple protocol, without a BEGIN of the driver's. */
    private static final int FLAGS =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;

    private final BaseConnection connection;
    private final int processId;
    private final AtomicLong messages = new AtomicLong();

    Session(Connection connection) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
        this.processId = this.connection.getQueryExecutor().getBackendPID();
    }

    /**
     * Sends statements as one message, and waits until the server has answered. The server stops at the first one that
     * fails. Statements that the server refuses inside a block, or beside others, are a message by themselves.
     *
     * @param answers hears of each answer while the others are still to come
     * @throws StatementException when a statement fails or the connection is lost
     */
    public void send(List<String> statements, ResultListener answers) throws StatementException {
        send(statements, answers, MOST_ROWS);
    }

    /** Sends one statement, and ignores its answer. */
    public void send(String statement) throws StatementException {
        send(List.of(statement), ResultListener.IGNORED);
    }

    /** Sends statements as one message, and returns the rows of the last one that answers with rows; all of them. */
    public List<Row> query(List<String> statements) throws StatementException {
        List<List<Row>> results = queryEach(statements);
        return results.isEmpty() ? List.of() : results.get(results.size() - 1);
    }

    /** Sends statements as one message, and returns the rows of each one that answers with rows; all of them. */
    public List<List<Row>> queryEach(List<String> statements) throws StatementException {
        List<List<Row>> results = new ArrayList<>();
        send(
                statements,
                new ResultListener() {
                    @Override
                    public void rows(int statement, Rows rows) {
                        results.add(rows.rows());
                    }
                },
                0);
        return results;
    }

    private void send(List<String> statements, ResultListener answers, int mostRows) throws StatementException {
        Message message = new Message(statements);
        int kept = mostRows == 0 ? Integer.MAX_VALUE : mostRows;
        MessageHandler handler = new MessageHandler(answers, kept, message.size());
        messages.incrementAndGet();
        try {
            Query query = connection.createQuery(message.text(), false, false).query;
            connection.getQueryExecutor().execute(query, null, handler, mostRows == 0 ? 0 : mostRows + 1, 0, FLAGS);
        } catch (SQLException e) {
            throw failure(e, message, handler);
        }
    }

    private static StatementException failure(SQLException problem, Message message, MessageHandler handler) {
        int position = position(problem);
        boolean refused = !handler.begun() && position > 0;
        int statement = refused ? message.statementAt(position) : handler.next();
        return new StatementException(problem, statement, message.positionIn(statement, position), handler.begun());
    }

    private static int position(SQLException problem) {
        ServerErrorMessage server =
                problem instanceof RedshiftException redshift ? redshift.getServerErrorMessage() : null;
        return server == null ? 0 : server.getPosition();
    }

    /** Returns how many messages were sent: each is a round trip. */
    public long messages() {
        return messages.get();
    }

    /** Returns the number by which the server knows this session. */
    public int processId() {
        return processId;
    }

    /** Tells whether a transaction is open: the server says so with each answer. Nothing is sent. */
    public boolean inTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    /** Asks the server to stop the running statement, which then fails with SQLSTATE 57014. */
    public void cancel() throws SQLException {
        connection.cancelQuery();
    }

    /** Tells whether the connection is still there, as far as this side knows: nothing is sent. */
    public boolean alive() {
        return !connection.getQueryExecutor().isClosed();
    }

    /** Sets how long an answer may keep silent before the connection counts as lost; zero is for ever. */
    public void patience(Duration silence) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(silence.toMillis()));
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

    /** Ends the connection without a word to the server, which may not answer any more. */
    public void abort() {
        connection.getQueryExecutor().abort();
    }
}

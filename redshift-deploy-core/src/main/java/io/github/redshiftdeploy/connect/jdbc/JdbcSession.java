package io.github.redshiftdeploy.connect.jdbc;

import com.amazon.redshift.core.BaseConnection;
import com.amazon.redshift.core.Query;
import com.amazon.redshift.core.QueryExecutor;
import com.amazon.redshift.core.TransactionState;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.RowsOfEach;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A session of the driver. The driver's own statement objects are not used, for they hide which of several statements
 * failed, and closing one costs a round trip.
 */
final class JdbcSession implements Session {

    /** How many rows of a result are shown; the driver would hold all of them in memory. The others are thrown away. */
    private static final int MOST_ROWS = 20;

    /** A text as it stands, in the server's simple protocol, without a BEGIN of the driver's. */
    private static final int FLAGS =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;

    private final BaseConnection connection;
    private final Arrivals arrivals;
    private final SessionId id;
    private final AtomicLong messages = new AtomicLong();

    JdbcSession(Connection connection, Arrivals arrivals) throws SQLException {
        this.arrivals = arrivals;
        this.connection = connection.unwrap(BaseConnection.class);
        this.id = new SessionId(this.connection.getQueryExecutor().getBackendPID());
    }

    @Override
    public void send(Message message, ResultListener answers) throws StatementException {
        send(message, answers, MOST_ROWS);
    }

    @Override
    public void read(Message message, ResultListener answers, int most) throws StatementException {
        send(message, answers, most);
    }

    @Override
    public List<List<Row>> queryEach(Message message) throws StatementException {
        RowsOfEach rows = new RowsOfEach();
        send(message, rows, 0);
        return rows.results();
    }

    private void send(Message message, ResultListener answers, int mostRows) throws StatementException {
        MessageText text = new MessageText(message.commands());
        int kept = mostRows == 0 ? Integer.MAX_VALUE : mostRows;
        MessageHandler handler = new MessageHandler(answers, kept, text.size());
        messages.incrementAndGet();
        try {
            Query query = connection.createQuery(text.text(), false, false).query;
            connection.getQueryExecutor().execute(query, null, handler, mostRows == 0 ? 0 : mostRows + 1, 0, FLAGS);
        } catch (SQLException e) {
            throw failure(e, text, handler);
        }
    }

    private static StatementException failure(SQLException problem, MessageText text, MessageHandler handler) {
        int position = DriverErrors.position(problem);
        boolean refused = !handler.begun() && position > 0;
        int statement = refused ? text.statementAt(position) : handler.next();
        return new StatementException(
                DriverErrors.of(problem), problem, statement, text.positionIn(statement, position), handler.begun());
    }

    @Override
    public long messages() {
        return messages.get();
    }

    @Override
    public long arrived() {
        return arrivals.last();
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public boolean inTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public void cancel() throws TransportException {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            throw DriverErrors.exception(e);
        }
    }

    @Override
    public boolean alive() {
        return !connection.getQueryExecutor().isClosed();
    }

    @Override
    public void patience(Duration silence) throws TransportException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(silence.toMillis()));
        } catch (SQLException e) {
            throw DriverErrors.exception(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection was gone already.
        }
    }

    @Override
    public void abort() {
        connection.getQueryExecutor().abort();
    }
}

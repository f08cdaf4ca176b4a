package io.github.redshiftdeploy.connect;

import java.time.Duration;
import java.util.List;

/**
 * A logged-in session. Only {@link #cancel()}, {@link #messages()} and {@link #id()} may be called by another thread
 * than the one that sends.
 */
public interface Session extends AutoCloseable {

    /**
     * Sends a message, and waits until the server has answered. The server stops at the first command that fails.
     *
     * @param answers hears of each answer while the others are still to come; of a result it hears the first rows
     * @throws StatementException when a statement fails or the connection is lost
     */
    void send(Message message, ResultListener answers) throws StatementException;

    /**
     * Does the same, and lets nothing be missing of a result: hears of its first rows, so many, or fails.
     *
     * @param most how many rows are kept of each result, at least 1
     */
    void read(Message message, ResultListener answers, int most) throws StatementException;

    /** Sends one statement, and ignores its answer. */
    default void send(String statement) throws StatementException {
        send(Message.alone(statement), ResultListener.IGNORED);
    }

    /** Sends a message, and returns the rows of each command that answers with rows; all of them. */
    List<List<Row>> queryEach(Message message) throws StatementException;

    /** Sends a message, and returns the rows of the last command that answers with rows; all of them. */
    default List<Row> query(Message message) throws StatementException {
        List<List<Row>> results = queryEach(message);
        return results.isEmpty() ? List.of() : results.get(results.size() - 1);
    }

    /** Returns how many messages were sent: each is a round trip. */
    long messages();

    /**
     * Returns the {@link System#nanoTime()} at which something last came from the server that had been waited for; what
     * is read after it without another wait came together with it.
     */
    long arrived();

    /** Returns what the server knows this session by. */
    SessionId id();

    /** Tells whether a transaction is open: the server says so with each answer. Nothing is sent. */
    boolean inTransaction();

    /** Asks the server to stop the running statement, which then fails with SQLSTATE 57014. */
    void cancel() throws TransportException;

    /** Tells whether the connection is still there, as far as this side knows: nothing is sent. */
    boolean alive();

    /** Sets how long an answer may keep silent before the connection counts as lost; zero is for ever. */
    void patience(Duration silence) throws TransportException;

    /** Ends the session; when that fails it is over all the same, and everything that matters was said before. */
    @Override
    void close();

    /** Ends the connection without a word to the server, which may not answer any more. */
    void abort();
}

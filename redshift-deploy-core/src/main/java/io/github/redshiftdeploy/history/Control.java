package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The second connection of a deployment, for what must not depend on its transactions: the history, the lease, and the
 * look at who holds a lock. Used by several threads, one at a time; a connection that was lost is opened again.
 */
public final class Control implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Transport transport;
    private @Nullable Session session;
    private long messagesBefore;

    /** Makes a control connection that is opened when it is first needed. */
    public Control(Transport transport) {
        this.transport = transport;
    }

    /** Opens the connection, if it is not open. */
    public synchronized void open() throws TransportException {
        session();
    }

    /**
     * Sends statements as one message and returns the rows of the last that answers with rows. It must do no harm to do
     * them twice: after a connection that was lost they are sent once more, on a new one, when the old session is gone.
     */
    public synchronized List<Row> query(List<String> statements) throws TransportException {
        return together(session -> session.query(Message.of(statements)));
    }

    /** Does the same, and returns the rows of each that answers with rows. */
    public synchronized List<List<Row>> queryEach(List<String> statements) throws TransportException {
        return together(session -> session.queryEach(Message.of(statements)));
    }

    /** Does the same as one transaction. */
    public synchronized List<Row> transaction(List<String> statements) throws TransportException {
        return together(session -> session.query(Message.transaction(statements)));
    }

    /** What is done in one session. */
    @FunctionalInterface
    interface Work<R> {
        R with(Session session) throws TransportException;
    }

    /**
     * Does what must happen in one session, such as a transaction of several messages. After a connection that was
     * lost, or a conflict with somebody else, all of it is done once more; it must do no harm to do it twice.
     */
    synchronized <R> R together(Work<R> work) throws TransportException {
        for (int tries = 1; ; tries++) {
            Session current = session();
            try {
                return work.with(current);
            } catch (StatementException e) {
                boolean lost = !current.alive();
                if (!lost) {
                    undo(current);
                }
                if (tries == TRIES || !(lost || SqlState.of(e.error()).mayPass())) {
                    throw e;
                }
                if (lost) {
                    forget(current);
                    end(current.id(), session());
                }
            }
        }
    }

    /**
     * Ends a session whose connection was lost, and waits until it is gone: until the server notices that, it keeps its
     * locks, which the next one would wait for, and goes on with what it was sent.
     */
    private static void end(SessionId process, Session by) throws TransportException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!by.query(Message.of(List.of("SELECT pg_terminate_backend(process) FROM stv_sessions WHERE process = "
                        + process + " AND user_name = current_user")))
                .isEmpty()) {
            if (System.nanoTime() > deadline) {
                String words = "session " + process + ", whose connection was lost, does not end";
                throw new TransportException(new ServerError(SqlState.CANCELLED.code(), words), null);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Ends a session of this user whose connection was lost, and waits until it is gone. */
    synchronized void endSession(SessionId process) throws TransportException {
        end(process, session());
    }

    /** Returns how many messages were sent. */
    public synchronized long messages() {
        return messagesBefore + (session == null ? 0 : session.messages());
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            forget(session);
        }
    }

    private Session session() throws TransportException {
        if (session == null) {
            session = transport.open(Purpose.CONTROL);
        }
        return session;
    }

    private static void undo(Session failed) throws StatementException {
        if (failed.inTransaction()) {
            failed.send("ROLLBACK");
        }
    }

    private void forget(Session old) {
        messagesBefore += old.messages();
        session = null;
        old.close();
    }
}

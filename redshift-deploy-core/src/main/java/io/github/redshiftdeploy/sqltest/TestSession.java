package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.history.History;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The session in which tests run; a new one takes its place when it is lost, or a test has left something in it. */
final class TestSession implements AutoCloseable {

    private final String deployment;
    private final Transport transport;
    private final History history;
    private final Interruption interruption;
    private @Nullable Session session;
    private long messagesBefore;

    /**
     * Makes one.
     *
     * @param first a session that the history knows already; absent when one is to be opened
     */
    TestSession(
            String deployment,
            Transport transport,
            History history,
            Interruption interruption,
            @Nullable Session first) {
        this.deployment = deployment;
        this.transport = transport;
        this.history = history;
        this.interruption = interruption;
        this.session = first;
        if (first != null) {
            interruption.add(first);
        }
    }

    /** Opens a session if there is none, and notes it: should this process die, the next deployment ends it. */
    void open() throws TransportException {
        if (session != null && session.alive()) {
            return;
        }
        close();
        Session next = transport.open(Purpose.SCRIPTS);
        session = next;
        history.addSession(deployment, next.id());
        interruption.add(next);
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("no session is open");
        }
        return session;
    }

    void read(Message message, ResultListener answers, int most) throws StatementException {
        session().read(message, answers, most);
    }

    boolean alive() {
        return session().alive();
    }

    /** Undoes what is open; when that fails the session is given up, and the server undoes it by itself. */
    void rollBack() {
        Session current = session();
        try {
            if (current.alive() && current.inTransaction()) {
                current.patience(transport.networkTimeout());
                current.send("ROLLBACK");
                current.patience(Duration.ZERO);
            }
        } catch (TransportException e) {
            current.abort();
        }
    }

    /** Returns how many messages were sent. */
    long messages() {
        return messagesBefore + (session == null ? 0 : session.messages());
    }

    @Override
    public void close() {
        if (session != null) {
            interruption.remove(session);
            messagesBefore += session.messages();
            session.close();
            session = null;
        }
    }
}

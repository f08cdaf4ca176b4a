package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.List;

/** The session of a lane, which a new one may take the place of. */
final class LaneSession implements AutoCloseable {

    private final Transport transport;
    private final Recovery recovery;
    private final Progress progress;
    private final Interruption interruption;
    private volatile Session session;
    private long messagesBefore;
    private boolean spoilt;

    LaneSession(Session first, Transport transport, Recovery recovery, Progress progress, Interruption interruption) {
        this.session = first;
        this.transport = transport;
        this.recovery = recovery;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** From now on an interruption cancels what runs. */
    void begin() {
        interruption.add(session);
    }

    void send(List<Command> commands, ResultListener answers) throws StatementException {
        session.send(new Message(commands.stream().map(Command::sent).toList()), answers);
    }

    boolean inTransaction() {
        return session.inTransaction();
    }

    boolean alive() {
        return session.alive();
    }

    /** Returns the {@link System#nanoTime()} at which something last came from the server that had been waited for. */
    long arrived() {
        return session.arrived();
    }

    /** Returns the number by which the server knows the session; any thread may ask. */
    SessionId id() {
        return session.id();
    }

    /** Returns how many messages were sent. */
    long messages() {
        return messagesBefore + session.messages();
    }

    /** Asks the server to stop what runs; any thread may do so. */
    void cancel() {
        try {
            session.cancel();
        } catch (TransportException e) {
            // What cannot be cancelled now is still running, and is asked to stop again.
        }
    }

    /** Ends the connection without a word. */
    void abort() {
        session.abort();
    }

    /** Leaves nothing open; when the connection is gone, the server has undone it. */
    void undo() {
        try {
            if (session.alive() && session.inTransaction()) {
                // Without an answer the connection is given up: what is open on the other side is never committed.
                session.patience(transport.networkTimeout());
                session.send("ROLLBACK");
                session.patience(Duration.ZERO);
            }
        } catch (TransportException e) {
            session.abort();
        }
    }

    /** What is sent from now on needs a new session; it is opened when there is something to send. */
    void spoil() {
        spoilt = true;
    }

    /** A script begins: nobody misses a session that has ended since the last one, as when it was not used for long. */
    void beginScript() {
        spoilt |= !session.alive() && !session.inTransaction();
    }

    /** Makes sure that what is sent next finds a session that it may use; false when there is none to be had. */
    boolean ready() {
        return !spoilt || replace();
    }

    /** Opens a new session in the place of this one, and notes it; false when there is none to be had. */
    boolean replace() {
        try {
            Session next = transport.open(Purpose.SCRIPTS);
            SessionId before = session.id();
            close();
            messagesBefore += session.messages();
            session = next;
            if (spoilt) {
                spoilt = false;
                recovery.noteInPlaceOf(before, session);
            } else {
                recovery.note(session);
            }
            interruption.add(session);
            return true;
        } catch (TransportException | DiagnosticException e) {
            progress.remark("no new connection: " + e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        interruption.remove(session);
        session.close();
    }
}

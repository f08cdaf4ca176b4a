package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.connect.Limits;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way over the Data API as somebody would make it who had not thought of something: sessions of scripts send
 * otherwise.
 */
record BuggyClient(Route sound, Bug bug) implements Route {
    /** What is thought wrong. */
    @FunctionalInterface
    interface Bug {
        /**
         * Sends a message.
         *
         * @param transport opens further sessions
         */
        void send(BuggySession session, Transport transport, Message message, ResultListener answers)
                throws StatementException;
    }

    @Override
    public String address() {
        return sound.address();
    }

    @Override
    public Optional<String> database() {
        return sound.database();
    }

    @Override
    public Transport transport(String database, SessionSetUp setUp, Consumer<String> log) {
        return new BuggyTransport(sound.transport(database, setUp, log), bug);
    }

    @Override
    public void close() {
        sound.close();
    }

    private record BuggyTransport(Transport sound, Bug bug) implements Transport {
        @Override
        public Session open(Purpose purpose) throws TransportException {
            Session session = sound.open(purpose);
            return purpose == Purpose.SCRIPTS ? new BuggySession(session, sound, bug) : session;
        }

        @Override
        public Limits limits() {
            return sound.limits();
        }

        @Override
        public Duration networkTimeout() {
            return sound.networkTimeout();
        }

        @Override
        public Optional<Duration> statementTimeout() {
            return sound.statementTimeout();
        }
    }

    /** A session whose messages are sent by the bug. */
    static final class BuggySession implements Session {
        private final Transport transport;
        private final Bug bug;
        private Session sound;
        private boolean pretends;

        BuggySession(Session sound, Transport transport, Bug bug) {
            this.sound = sound;
            this.transport = transport;
            this.bug = bug;
        }

        Session sound() {
            return sound;
        }

        /** Goes on in another session as if it were this one. */
        void goOnIn(Session other) {
            sound = other;
        }

        /** Is alive from now on, whatever happens. */
        void pretend() {
            pretends = true;
        }

        @Override
        public void send(Message message, ResultListener answers) throws StatementException {
            bug.send(this, transport, message, answers);
        }

        @Override
        public void read(Message message, ResultListener answers, int most) throws StatementException {
            sound.read(message, answers, most);
        }

        @Override
        public List<List<Row>> queryEach(Message message) throws StatementException {
            return sound.queryEach(message);
        }

        @Override
        public long messages() {
            return sound.messages();
        }

        @Override
        public long arrived() {
            return sound.arrived();
        }

        @Override
        public SessionId id() {
            return sound.id();
        }

        @Override
        public boolean inTransaction() {
            return sound.inTransaction();
        }

        @Override
        public void cancel() throws TransportException {
            sound.cancel();
        }

        @Override
        public boolean alive() {
            return pretends || sound.alive();
        }

        @Override
        public void patience(Duration silence) throws TransportException {
            sound.patience(silence);
        }

        @Override
        public void close() {
            sound.close();
        }

        @Override
        public void abort() {
            sound.abort();
        }
    }
}

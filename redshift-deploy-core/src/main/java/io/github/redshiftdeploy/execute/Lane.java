package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.script.FileWords;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on one connection, one after the other, several statements a message and several transactions in flight.
 * The server stops a message at its first error, so nothing after a failing statement ever runs.
 */
final class Lane {

    private final Scripts scripts;
    private final ClusterAccess cluster;
    private final LaneProgress progress;
    private final Interruption interruption;
    private final @Nullable String fence;
    private final LaneQueue queue;
    private final LaneSession session;
    private final InFlight inFlight = new InFlight();
    private final Recorder recorder;
    private final Completion completion;
    private final EarlyEnd early;
    private final FailureResponse response;

    /** A script that failed, and why, without what is committed of the deployment. */
    record Failure(RunningScript script, Diagnostic reason) {}

    /**
     * Makes a lane.
     *
     * @param session a fresh session, which the lane may replace and closes at its end
     */
    Lane(
            Scripts scripts,
            SqlContext context,
            ClusterAccess cluster,
            RunConfig config,
            Recovery recovery,
            Progress listener,
            Interruption interruption,
            Recorder recorder,
            Session session) {
        this.scripts = scripts;
        this.cluster = cluster;
        this.progress = new LaneProgress(listener);
        this.interruption = interruption;
        this.recorder = recorder;
        this.fence = context.fence();
        this.queue = new LaneQueue(scripts, context, config, cluster.transport().limits());
        this.session = new LaneSession(session, cluster.transport(), recovery, progress, interruption);
        Tries tries = new Tries(config.retries());
        this.completion = new Completion(scripts, context, queue, tries, progress);
        this.early = new EarlyEnd(scripts, config.onError(), queue, this.session, completion);
        LostConnection lost =
                new LostConnection(this.session, queue, completion, early, tries, recovery, progress, interruption);
        Optional<Duration> timeout = cluster.transport().statementTimeout();
        this.response =
                new FailureResponse(this.session, queue, inFlight, timeout, early, lost, tries, progress, interruption);
    }

    /** Runs until there is no script any more, or one fails. */
    void run() throws InterruptedException {
        session.begin();
        boolean orderly = false;
        try (queue) {
            sendAll();
            orderly = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!orderly) {
                scripts.stop(); // Nobody waits for a lane that has met a bug.
            }
            session.close();
        }
    }

    private void sendAll() throws IOException, InterruptedException {
        while (!early.stopped()) {
            Optional<List<Command>> message = nextMessage();
            if (message.isPresent() && message.get().isEmpty()) {
                return;
            }
            if (message.isPresent()) {
                send(message.get());
            }
        }
    }

    /** Returns the next message, or nothing when a script cannot be read any more. */
    private Optional<List<Command>> nextMessage() throws IOException, InterruptedException {
        try {
            return Optional.of(queue.next(session.inTransaction(), completion::end));
        } catch (DiagnosticException e) {
            early.undo(queue.current(), e.diagnostics().get(0), State.FAILED);
        } catch (IOException e) {
            Diagnostic said = Diagnostic.error(ScriptCode.UNREADABLE, "the script cannot be read: " + FileWords.of(e))
                    .at(Place.file(queue.current().name()));
            early.undo(queue.current(), said, State.FAILED);
        }
        return Optional.empty();
    }

    /** Returns the scripts that failed on this lane. */
    List<Failure> failures() {
        return early.failures();
    }

    /** Returns how many messages were sent. */
    long messages() {
        return session.messages();
    }

    /** Returns the number of the session, for another thread. */
    SessionId session() {
        return session.id();
    }

    /** Cancels the statement that waits for a lock; who holds it is told. */
    void giveUp(String holders) {
        response.lockHeldBy(holders);
        session.cancel();
    }

    /** Notes, from another thread, what lock what runs waits for, or that it waits for none. */
    void waits(LockWait wait) {
        recorder.waits(wait);
    }

    /** Gives the connection up, which is then treated as one that was lost. */
    void abandon() {
        session.abort();
    }

    /** Returns what runs on this lane, to be watched by another thread. */
    InFlight inFlight() {
        return inFlight;
    }

    private void send(List<Command> message) throws IOException, InterruptedException {
        Command first = message.get(0);
        if (isStopped(first)) {
            return;
        }
        if (first.kind() == Kind.NEW_SESSION) {
            session.spoil(); // The new one is opened when there is something to send to it.
            completion.done(first, 0);
            queue.sent();
            return;
        }
        if (!first.script().begun()) {
            session.beginScript();
        }
        if (!session.ready()) {
            Diagnostic none = Diagnostic.error(
                            ExecuteCode.CONNECTION_LOST, "no new session, and what is left in the old one may be met")
                    .at(Place.file(first.script().name()))
                    .help("make sure that the cluster answers, and deploy again");
            early.stop(first.script(), none, State.FAILED);
            return;
        }
        completion.begin(first.script());
        if (first.kind() == Kind.ROW_APART) {
            writeApart(first);
            return;
        }
        response.begin();
        inFlight.begin(message);
        recorder.begin(message);
        progress.sent();
        Hearing hearing = new Hearing(message);
        try {
            session.send(message, hearing);
            recorder.end();
            progress.answered();
            if (first.kind() == Kind.REQUIRE && !hearing.isTrue) {
                early.undo(first.script(), Requirement.notMet(first), State.FAILED);
            } else {
                queue.sent();
            }
        } catch (StatementException e) {
            recorder.failed(e, session.arrived());
            progress.answered();
            response.failed(message, e);
        } finally {
            inFlight.end();
        }
    }

    /** Ends the script when nothing may be sent any more: someone interrupted, the lease is lost, or others failed. */
    private boolean isStopped(Command first) throws IOException {
        if (interruption.requested()) {
            early.undo(first.script(), FailureDiagnostics.cancelled(first, "before"), State.CANCELLED);
            return true;
        }
        if (scripts.stopped()) {
            early.undo(first.script(), null, State.CANCELLED);
            return true;
        }
        Optional<Diagnostic> lost = cluster.lease().lost();
        if (lost.isPresent()) {
            Diagnostic said = lost.get().at(Place.file(first.script().name()));
            early.undoForGood(first.script(), said, State.FAILED);
            return true;
        }
        return false;
    }

    /** The session of the lane belongs to another database now, so the second connection writes the history's row. */
    private void writeApart(Command row) throws IOException {
        try {
            cluster.history().write(fence == null ? List.of(row.sql()) : List.of(fence, row.sql()));
            completion.done(row, 0);
            queue.sent();
        } catch (TransportException | DiagnosticException e) {
            boolean takenOver = e instanceof TransportException problem
                    && SqlState.of(problem.error()).hidden();
            Diagnostic said = takenOver
                    ? Lease.takenOver()
                    : Diagnostic.error(ExecuteCode.HISTORY_FAILED, "the history cannot be written: " + e.getMessage())
                            .help("deploy again: the cluster's query history tells what is committed");
            early.undo(row.script(), said.at(Place.file(row.script().name())), State.FAILED);
        }
    }

    /** Passes on what the server says while it works. */
    private final class Hearing implements ResultListener {

        private final List<Command> message;

        /** Whether the answer to what a script requires is a row of which no value is false or NULL. */
        private boolean isTrue;

        Hearing(List<Command> message) {
            this.message = message;
        }

        @Override
        public void notice(int statement, String severity, String text) {
            if (progress.keeps()) { // What speaks now may run for hours yet.
                recorder.share(session.arrived());
                progress.timed();
            }
            recorder.notice();
            if (message.get(statement).statement() != null) {
                progress.message(severity, text);
            }
        }

        @Override
        public void rows(int statement, Rows rows) {
            if (message.get(statement).statement() != null) {
                progress.rows(rows);
            }
            if (message.get(statement).kind() == Kind.REQUIRE) {
                isTrue = Requirement.isTrue(rows);
            }
            if (message.get(statement).kind() == Kind.FENCE) {
                began(statement, rows);
            }
            done(statement, 0);
        }

        private void began(int statement, Rows fence) {
            Optional<Instant> server = HistorySql.began(fence);
            if (server.isPresent() && recorder.began(statement, session.arrived(), server.get())) {
                progress.timed();
            }
        }

        @Override
        public void done(int statement, long changed) {
            if (!inFlight.done(statement)) {
                return; // Its rows came before, and have completed it.
            }
            recorder.done(statement, changed, session.arrived());
            completion.done(message.get(statement), changed);
            if (statement + 1 < message.size()) {
                completion.begin(message.get(statement + 1).script());
            }
        }
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Answers;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.Piece.Kind;
import io.github.redshiftdeploy.history.Fate;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Planner;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on one connection, one after the other, several statements a message and several transactions in flight.
 * The server stops a message at its first error, so nothing after a failing statement ever runs.
 */
final class Lane {

    /** The server refuses a message that it cannot parse as a whole. */
    private static final String SYNTAX_ERROR = "42601";

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Scripts scripts;
    private final Means means;
    private final RunConfig config;
    private final Recovery recovery;
    private final Progress progress;
    private final Interruption interruption;
    private final UnderWay underWay;
    private final Sending sending = new Sending();

    private final LaneSession session;
    private volatile @Nullable String lockWait;
    private boolean temporary;
    private int tries;
    private final List<Failure> failures = new ArrayList<>();
    private boolean stopped;

    /** A script that failed, and why, without what is committed of the deployment. */
    record Failure(ScriptWork work, Diagnostic reason) {}

    /**
     * Makes a lane.
     *
     * @param session a fresh session, which the lane may replace and closes at its end
     */
    Lane(
            Scripts scripts,
            Means means,
            RunConfig config,
            Recovery recovery,
            Progress progress,
            Interruption interruption,
            Session session) {
        this.scripts = scripts;
        this.means = means;
        this.config = config;
        this.recovery = recovery;
        this.progress = progress;
        this.interruption = interruption;
        this.session = new LaneSession(session, means.connector(), recovery, progress, interruption);
        this.underWay = new UnderWay(scripts, means, config);
    }

    /** Runs until there is no script any more, or one fails. */
    void run() throws InterruptedException {
        session.begin();
        boolean orderly = false;
        try (underWay) {
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
        while (!stopped) {
            Optional<List<Piece>> message = nextMessage();
            if (message.isPresent() && message.get().isEmpty()) {
                return;
            }
            if (message.isPresent()) {
                send(message.get());
            }
        }
    }

    /** Returns the next message, or nothing when a script cannot be read any more. */
    private Optional<List<Piece>> nextMessage() throws IOException, InterruptedException {
        try {
            return Optional.of(underWay.next(session.inTransaction(), this::end));
        } catch (DiagnosticException e) {
            stop(e.diagnostics().get(0));
        } catch (IOException e) {
            stop(Diagnostic.error(ScriptCode.UNREADABLE, "the script cannot be read: " + e)
                    .at(Place.file(underWay.current().name())));
        }
        return Optional.empty();
    }

    /** Returns the scripts that failed on this lane. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Returns how many messages were sent. */
    long messages() {
        return session.messages();
    }

    /** Returns the number of the session, for another thread. */
    int processId() {
        return session.processId();
    }

    /** Cancels the statement that waits for a lock; who holds it is told. */
    void giveUp(String holders) {
        lockWait = holders;
        session.cancel();
    }

    /** Returns what runs on this lane, to be watched by another thread. */
    Sending sending() {
        return sending;
    }

    // Sending, and what comes back.

    private void send(List<Piece> message) throws IOException, InterruptedException {
        if (interruption.requested()) {
            session.undo();
            stop(message.get(0).script(), Complaint.cancelled(message.get(0), "before"), State.CANCELLED);
            return;
        }
        Optional<Diagnostic> reason = means.lease().lost();
        if (reason.isPresent() || scripts.stopped()) {
            session.undo();
            stop(message.get(0).script(), reason.orElse(null), State.CANCELLED);
            return;
        }
        begin(message.get(0).script());
        lockWait = null;
        sending.begin(message);
        try {
            session.send(message.stream().map(Piece::sql).toList(), new Hearing(message));
            underWay.sent();
        } catch (StatementException e) {
            fail(message, e);
        } finally {
            sending.end();
        }
    }

    /** Passes on what the server says while it works. */
    private final class Hearing implements Answers {

        private final List<Piece> message;

        Hearing(List<Piece> message) {
            this.message = message;
        }

        @Override
        public void notice(int statement, String severity, String text) {
            if (message.get(statement).statement() != null) {
                progress.message(severity, text);
            }
        }

        @Override
        public void rows(int statement, Rows rows) {
            if (message.get(statement).statement() != null) {
                progress.rows(rows);
            }
            done(statement, 0);
        }

        @Override
        public void done(int statement, long changed) {
            if (!sending.done(statement)) {
                return;
            }
            complete(message.get(statement), changed);
            if (statement + 1 < message.size()) {
                begin(message.get(statement + 1).script());
            }
        }
    }

    private void begin(ScriptWork work) {
        if (!work.begun()) {
            work.begin();
            progress.scriptStarted(work.step(), work.index() + 1, scripts.size());
        }
    }

    private void complete(Piece piece, long changed) {
        ScriptWork work = piece.script();
        switch (piece.kind()) {
            case BEGIN, ROW, SETTING -> {}
            case STATEMENT -> executed(piece, changed);
            case ALONE -> {
                executed(piece, changed);
                committed(work, piece.number());
            }
            case COMMITTING -> {
                executed(piece, changed);
                committed(work, piece.number());
                work.recorded(piece.number());
            }
            case UNDOING -> {
                executed(piece, changed);
                work.undidItself(piece.number());
                tries = 0;
            }
            case COMMIT -> commit(work, piece.number());
            case END -> work.recorded(piece.number());
        }
        underWay.endedBy(piece).forEach(this::end);
    }

    private void executed(Piece piece, long changed) {
        piece.script().executed(Objects.requireNonNull(piece.statement()), changed);
        temporary |= piece.script().temporary();
    }

    private void committed(ScriptWork work, int number) {
        work.committed(number);
        tries = 0;
    }

    private void commit(ScriptWork work, int number) {
        if (!means.oneTransaction()) {
            committed(work, number);
            work.recorded(number);
            return;
        }
        for (ScriptWork each : underWay.works()) {
            committed(each, each.statements());
            each.recorded(each.statements());
            end(each);
        }
    }

    private void end(ScriptWork work) {
        begin(work);
        work.end(State.SUCCEEDED);
        underWay.remove(work);
        scripts.done(work);
        progress.scriptEnded(work.outcome(), work.index() + 1, scripts.size());
    }

    // When it fails.

    private void fail(List<Piece> message, StatementException problem) throws IOException, InterruptedException {
        Piece piece = message.get(problem.statement());
        boolean lost = !session.alive() || StatementFailure.endsSession(problem.problem());
        if (lost) {
            lose(message, problem);
            return;
        }
        if (interruption.requested() && StatementFailure.cancelled(problem)) {
            session.undo();
            stop(piece.script(), Complaint.cancelled(piece, "during"), State.CANCELLED);
            return;
        }
        session.undo();
        if (!problem.executed() && message.size() > 1 && SYNTAX_ERROR.equals(problem.getSQLState())) {
            // Nothing of the message has run. What stands before the mistake runs as it should, and then that alone.
            underWay.refused(message, problem.position() > 0 ? piece : null);
            underWay.rewind(false);
            return;
        }
        boolean together = message.size() > 1 && sending.lasts(means.connector().statementTimeout());
        if (together && StatementFailure.cancelled(problem) && lockWait == null && !piece.commits()) {
            // Redshift may take the time of a message for that of a statement, as old releases of PostgreSQL do.
            progress.remark("the statements of a message took longer together than 'redshift.statementTimeout' allows"
                    + " one of them; they are sent again, one by one");
            underWay.oneByOne(message.subList(problem.statement(), message.size()));
            underWay.rewind(false);
            return;
        }
        boolean passing = piece.kind() != Kind.ALONE
                && Retries.of(String.valueOf(problem.getSQLState()), StatementFailure.words(problem.problem()))
                        .isPresent();
        if (passing && tries < config.retries() && tryAgain(piece, ServerWords.of(problem.problem()))) {
            return;
        }
        stop(piece.script(), orLockWait(Complaint.of(message, problem, false), problem), State.FAILED);
    }

    private Diagnostic orLockWait(Diagnostic said, StatementException problem) {
        String holders = lockWait;
        if (holders == null || !StatementFailure.cancelled(problem)) {
            return said;
        }
        Diagnostic waited = Diagnostic.error(
                        ExecuteCode.LOCK_WAIT, "waited longer than 'redshift.lockWaitTimeout' for a lock: " + holders)
                .help("end that session, or deploy when it has ended");
        return said.place() == null ? waited : waited.at(said.place());
    }

    /** Waits, and goes back to the beginning of what was undone, in a new session. */
    private boolean tryAgain(Piece piece, String reason) throws IOException, InterruptedException {
        tries++;
        long pause = pause();
        progress.remark("'" + piece.script().name() + "' is undone after statement "
                + piece.script().committed() + " (" + reason + ") and tried again in " + pause + " ms: try "
                + (tries + 1) + " of " + (config.retries() + 1));
        Thread.sleep(pause);
        if (!temporary && !session.replace()) {
            return false;
        }
        underWay.rewind(!temporary);
        return true;
    }

    private long pause() {
        long backoff = Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(tries - 1, 20));
        return backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1);
    }

    private void lose(List<Piece> message, StatementException problem) throws IOException, InterruptedException {
        List<Piece> outstanding = message.subList(problem.statement(), message.size());
        int oldProcess = session.processId();
        session.abort();
        boolean cancelled = interruption.requested();
        if (!cancelled
                && tries < config.retries()
                && !temporary
                && connectAgain(problem)
                && settle(outstanding, oldProcess)) {
            underWay.rewind(true);
            endRecorded();
            return;
        }
        Piece first = outstanding.get(0);
        Diagnostic said = cancelled ? Complaint.cancelled(first, "during") : Complaint.of(message, problem, true);
        stop(first.script(), Complaint.doubt(said, outstanding), cancelled ? State.CANCELLED : State.FAILED);
    }

    private boolean connectAgain(StatementException problem) throws InterruptedException {
        tries++;
        long pause = pause();
        progress.remark("the connection was lost (" + ServerWords.of(problem.problem()) + "); connecting again in "
                + pause + " ms");
        Thread.sleep(pause);
        return session.replace();
    }

    /** Lets the history tell what is committed of what was on its way; false when it cannot. */
    private boolean settle(List<Piece> outstanding, int oldProcess) {
        try {
            Map<String, ScriptRow> rows = recovery.settle(oldProcess);
            for (ScriptWork work : underWay.works()) {
                ScriptRow row = rows.get(work.name());
                if (row != null) {
                    work.settle(row);
                }
            }
            Piece first = outstanding.get(0);
            return first.kind() != Kind.ALONE || settleAlone(first);
        } catch (SQLException | DiagnosticException e) {
            progress.remark("what is committed cannot be found out: " + e.getMessage());
            return false;
        }
    }

    private boolean settleAlone(Piece piece) throws SQLException {
        ScriptWork work = piece.script();
        Fate fate = recovery.fate(work.name(), piece.number());
        if (fate == Fate.DONE) {
            committed(work, piece.number());
        }
        boolean repeatable = piece.statement() != null
                && Planner.repeatable(piece.statement().kind());
        return fate != Fate.UNKNOWN || repeatable;
    }

    /** What the history says is applied needs nothing more: a new session has no settings to set back. */
    private void endRecorded() {
        underWay.works().stream().filter(ScriptWork::recorded).forEach(this::end);
    }

    private void stop(Diagnostic reason) throws IOException {
        session.undo();
        stop(underWay.current(), reason, State.FAILED);
    }

    private void stop(ScriptWork work, @Nullable Diagnostic reason, State state) throws IOException {
        if (reason != null) {
            failures.add(new Failure(work, reason));
        }
        work.undone();
        begin(work);
        work.end(state);
        progress.scriptEnded(work.outcome(), work.index() + 1, scripts.size());
        if (config.onError() == OnError.CONTINUE && state == State.FAILED && goesOn(work)) {
            return;
        }
        stopped = true;
        underWay.works().stream()
                .filter(other -> other != work && other.begun())
                .forEach(other -> {
                    other.undone();
                    other.end(State.CANCELLED);
                });
        scripts.stop();
    }

    /** The scripts that do not depend on the failed one run in a session that knows nothing of it. */
    private boolean goesOn(ScriptWork work) throws IOException {
        scripts.fail(work);
        underWay.works().stream().filter(scripts::failed).forEach(underWay::remove);
        underWay.rewind(true);
        return session.replace();
    }
}

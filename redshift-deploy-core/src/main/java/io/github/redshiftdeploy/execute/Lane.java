package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.Command.Kind;
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

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Scripts scripts;
    private final SqlContext context;
    private final ClusterAccess cluster;
    private final RunConfig config;
    private final Recovery recovery;
    private final Progress progress;
    private final Interruption interruption;
    private final LaneQueue queue;
    private final InFlight inFlight = new InFlight();

    private final LaneSession session;
    private volatile @Nullable String lockWait;
    private int tries;
    private final List<Failure> failures = new ArrayList<>();
    private boolean stopped;

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
            Progress progress,
            Interruption interruption,
            Session session) {
        this.scripts = scripts;
        this.context = context;
        this.cluster = cluster;
        this.config = config;
        this.recovery = recovery;
        this.progress = progress;
        this.interruption = interruption;
        this.session = new LaneSession(session, cluster.connector(), recovery, progress, interruption);
        this.queue = new LaneQueue(scripts, context, config);
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
        while (!stopped) {
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
            return Optional.of(queue.next(session.inTransaction(), this::end));
        } catch (DiagnosticException e) {
            stop(e.diagnostics().get(0));
        } catch (IOException e) {
            stop(Diagnostic.error(ScriptCode.UNREADABLE, "the script cannot be read: " + e)
                    .at(Place.file(queue.current().name())));
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
    InFlight inFlight() {
        return inFlight;
    }

    // What is sent, and what comes back.

    private void send(List<Command> message) throws IOException, InterruptedException {
        if (interruption.requested()) {
            session.undo();
            stop(message.get(0).script(), FailureDiagnostics.cancelled(message.get(0), "before"), State.CANCELLED);
            return;
        }
        Optional<Diagnostic> reason = cluster.lease().lost();
        if (reason.isPresent() || scripts.stopped()) {
            session.undo();
            stop(message.get(0).script(), reason.orElse(null), State.CANCELLED);
            return;
        }
        if (message.get(0).kind() == Kind.NEW_SESSION) {
            session.spoil();
            complete(message.get(0), 0);
            queue.sent();
            return;
        }
        if (!session.ready()) {
            Diagnostic none = Diagnostic.error(
                            ExecuteCode.CONNECTION_LOST, "no new session, and what is left in the old one may be met")
                    .at(Place.file(message.get(0).script().name()))
                    .help("make sure that the cluster answers, and deploy again");
            stop(message.get(0).script(), none, State.FAILED);
            return;
        }
        begin(message.get(0).script());
        if (message.get(0).kind() == Kind.ROW_APART) {
            writeApart(message.get(0));
            return;
        }
        lockWait = null;
        inFlight.begin(message);
        try {
            session.send(message.stream().map(Command::sql).toList(), new Hearing(message));
            queue.sent();
        } catch (StatementException e) {
            fail(message, e);
        } finally {
            inFlight.end();
        }
    }

    /** The session of the lane belongs to another database now, so the second connection writes the history's row. */
    private void writeApart(Command row) throws IOException {
        try {
            cluster.history().write(List.of(row.sql()));
            complete(row, 0);
            queue.sent();
        } catch (SQLException | DiagnosticException e) {
            Diagnostic said = Diagnostic.error(
                            ExecuteCode.HISTORY_FAILED, "the history cannot be written: " + e.getMessage())
                    .at(Place.file(row.script().name()))
                    .help("deploy again: the cluster's query history tells what is committed");
            session.undo();
            stop(row.script(), said, State.FAILED);
        }
    }

    /** Passes on what the server says while it works. */
    private final class Hearing implements ResultListener {

        private final List<Command> message;

        Hearing(List<Command> message) {
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
            if (!inFlight.done(statement)) {
                return;
            }
            complete(message.get(statement), changed);
            if (statement + 1 < message.size()) {
                begin(message.get(statement + 1).script());
            }
        }
    }

    private void begin(RunningScript script) {
        if (!script.begun()) {
            script.begin();
            progress.scriptStarted(script.step(), script.index() + 1, scripts.size());
        }
    }

    private void complete(Command command, long changed) {
        RunningScript script = command.script();
        switch (command.kind()) {
            case BEGIN, ROW, SETTING, SETTING_ALONE, NEW_SESSION -> {}
            case ROW_APART -> script.recorded(command.upTo());
            case STATEMENT -> executed(command, changed);
            case ALONE -> {
                executed(command, changed);
                committed(script, command.upTo());
            }
            case COMMITTING -> {
                executed(command, changed);
                committed(script, command.upTo());
                script.recorded(command.upTo());
            }
            case UNDOING -> {
                executed(command, changed);
                script.undidItself(command.upTo());
                tries = 0;
            }
            case COMMIT -> commit(script, command.upTo());
            case COMMIT_APART -> {
                if (command.statement() != null) {
                    executed(command, changed);
                }
                committed(script, command.upTo());
            }
            case END -> script.recorded(command.upTo());
        }
        queue.endedBy(command).forEach(this::end);
    }

    private void executed(Command command, long changed) {
        command.script().executed(Objects.requireNonNull(command.statement()), changed);
    }

    private void committed(RunningScript script, int number) {
        script.committed(number);
        tries = 0;
    }

    private void commit(RunningScript script, int number) {
        if (!context.oneTransaction()) {
            committed(script, number);
            script.recorded(number);
            return;
        }
        for (RunningScript each : queue.running()) {
            committed(each, each.statements());
            each.recorded(each.statements());
            end(each);
        }
    }

    private void end(RunningScript script) {
        begin(script);
        script.end(State.SUCCEEDED);
        queue.remove(script);
        scripts.done(script);
        progress.scriptEnded(script.outcome(), script.index() + 1, scripts.size());
    }

    // When it fails.

    private void fail(List<Command> message, StatementException problem) throws IOException, InterruptedException {
        Command command = message.get(problem.statement());
        boolean lost = !session.alive() || SqlState.endsSession(problem.problem());
        if (lost) {
            lose(message, problem);
            return;
        }
        SqlState state = SqlState.of(problem);
        if (interruption.requested() && state == SqlState.CANCELLED) {
            session.undo();
            stop(command.script(), FailureDiagnostics.cancelled(command, "during"), State.CANCELLED);
            return;
        }
        session.undo();
        if (!problem.executed() && message.size() > 1 && state == SqlState.SYNTAX_ERROR) {
            // The server refuses a message that it cannot parse as a whole, so nothing of it has run. What stands
            // before the mistake runs as it should, and then that alone.
            queue.refused(message, problem.position() > 0 ? command : null);
            queue.rewind(false);
            return;
        }
        boolean together =
                message.size() > 1 && inFlight.lasts(cluster.connector().statementTimeout());
        if (together && state == SqlState.CANCELLED && lockWait == null && !command.commits()) {
            // Redshift may take the time of a message for that of a statement, as old releases of PostgreSQL do.
            progress.remark("the statements of a message took longer together than 'redshift.statementTimeout' allows"
                    + " one of them; they are sent again, one by one");
            queue.oneByOne(message.subList(problem.statement(), message.size()));
            queue.rewind(false);
            return;
        }
        boolean passing = command.kind() != Kind.ALONE && state.passes();
        if (passing && tries < config.retries() && tryAgain(command, ServerWords.of(problem.problem()))) {
            return;
        }
        stop(command.script(), orLockWait(FailureDiagnostics.of(message, problem, false), problem), State.FAILED);
    }

    private Diagnostic orLockWait(Diagnostic said, StatementException problem) {
        String holders = lockWait;
        if (holders == null || SqlState.of(problem) != SqlState.CANCELLED) {
            return said;
        }
        Diagnostic waited = Diagnostic.error(
                        ExecuteCode.LOCK_WAIT, "waited longer than 'redshift.lockWaitTimeout' for a lock: " + holders)
                .help("end that session, or deploy when it has ended");
        return said.place() == null ? waited : waited.at(said.place());
    }

    /** Waits, and goes back to the beginning of what was undone, in a new session. */
    private boolean tryAgain(Command command, String reason) throws IOException, InterruptedException {
        tries++;
        long pause = pause();
        progress.remark("'" + command.script().name() + "' is undone after statement "
                + command.script().committed() + " (" + reason + ") and tried again in " + pause + " ms: try "
                + (tries + 1) + " of " + (config.retries() + 1));
        Thread.sleep(pause);
        boolean kept = queue.running().stream().anyMatch(RunningScript::keepsSession);
        if (!kept && !session.replace()) {
            return false;
        }
        queue.rewind(!kept);
        return true;
    }

    private long pause() {
        long backoff = Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(tries - 1, 20));
        return backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1);
    }

    private void lose(List<Command> message, StatementException problem) throws IOException, InterruptedException {
        List<Command> outstanding = message.subList(problem.statement(), message.size());
        int oldProcess = session.processId();
        session.abort();
        boolean cancelled = interruption.requested();
        if (!cancelled && tries < config.retries() && connectAgain(problem) && settle(outstanding, oldProcess)) {
            goOnInNewSession(message, problem);
            return;
        }
        Command first = outstanding.get(0);
        Diagnostic said = cancelled
                ? FailureDiagnostics.cancelled(first, "during")
                : FailureDiagnostics.of(message, problem, true);
        stop(first.script(), FailureDiagnostics.doubt(said, outstanding), cancelled ? State.CANCELLED : State.FAILED);
    }

    /** What is committed is known; only a script that needs what the old session had cannot go on. */
    private void goOnInNewSession(List<Command> message, StatementException problem) throws IOException {
        queue.rewind(true);
        endRecorded();
        Optional<RunningScript> bound =
                queue.running().stream().filter(RunningScript::needsItsSession).findFirst();
        if (bound.isPresent()) {
            Diagnostic said = FailureDiagnostics.of(message, problem, true)
                    .note("the script cannot go on in a new session: it made, or may have made, temporary tables or"
                            + " settings, and what comes after may need them");
            stop(bound.get(), said, State.FAILED);
        }
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
    private boolean settle(List<Command> outstanding, int oldProcess) {
        try {
            Map<String, ScriptRow> rows = recovery.settle(oldProcess);
            for (RunningScript script : queue.running()) {
                ScriptRow row = rows.get(script.name());
                if (row != null) {
                    script.settle(row);
                }
            }
            Optional<Command> doubtful =
                    outstanding.stream().filter(Command::outsideOfHistory).findFirst();
            return doubtful.isEmpty() || settleOutside(doubtful.get());
        } catch (SQLException | DiagnosticException e) {
            progress.remark("what is committed cannot be found out: " + e.getMessage());
            return false;
        }
    }

    private boolean settleOutside(Command command) throws SQLException {
        RunningScript script = command.script();
        Fate fate = recovery.fate(script.name(), command.kind() == Kind.ALONE ? command.number() : command.upTo());
        if (fate == Fate.DONE) {
            committed(script, command.upTo());
        }
        boolean repeatable = command.statement() != null
                && (Planner.repeatable(command.statement().kind())
                        || script.step().outline().session().setsAlone(command.number()));
        return fate != Fate.UNKNOWN || repeatable;
    }

    /** What the history says is applied needs nothing more: a new session has no settings to set back. */
    private void endRecorded() {
        queue.running().stream().filter(RunningScript::recorded).forEach(this::end);
    }

    private void stop(Diagnostic reason) throws IOException {
        session.undo();
        stop(queue.current(), reason, State.FAILED);
    }

    private void stop(RunningScript script, @Nullable Diagnostic reason, State state) throws IOException {
        if (reason != null) {
            failures.add(new Failure(script, reason));
        }
        script.undone();
        begin(script);
        script.end(state);
        progress.scriptEnded(script.outcome(), script.index() + 1, scripts.size());
        if (config.onError() == OnError.CONTINUE && state == State.FAILED && goesOn(script)) {
            return;
        }
        stopped = true;
        queue.running().stream()
                .filter(other -> other != script && other.begun())
                .forEach(other -> {
                    other.undone();
                    other.end(State.CANCELLED);
                });
        scripts.stop();
    }

    /** The scripts that do not depend on the failed one run in a session that knows nothing of it. */
    private boolean goesOn(RunningScript script) throws IOException {
        scripts.fail(script);
        queue.running().stream().filter(scripts::failed).forEach(queue::remove);
        queue.rewind(true);
        return session.replace();
    }
}

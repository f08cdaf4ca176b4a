package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Command.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lane does about a message that failed: it sends the message again in smaller ones, it tries the transaction
 * again, it connects again, or it ends the script.
 */
final class FailureResponse {

    private final LaneSession session;
    private final LaneQueue queue;
    private final InFlight inFlight;
    private final Optional<Duration> statementTimeout;
    private final EarlyEnd early;
    private final LostConnection lost;
    private final Tries tries;
    private final Progress progress;
    private final Interruption interruption;
    private volatile @Nullable String lockHolders;

    FailureResponse(
            LaneSession session,
            LaneQueue queue,
            InFlight inFlight,
            Optional<Duration> statementTimeout,
            EarlyEnd early,
            LostConnection lost,
            Tries tries,
            Progress progress,
            Interruption interruption) {
        this.session = session;
        this.queue = queue;
        this.inFlight = inFlight;
        this.statementTimeout = statementTimeout;
        this.early = early;
        this.lost = lost;
        this.tries = tries;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** A new message begins, which waits for no lock. */
    void begin() {
        lockHolders = null;
    }

    /** Notes, from another thread, that the running statement is cancelled because it waits for the lock of others. */
    void lockHeldBy(String holders) {
        lockHolders = holders;
    }

    /** A message was not answered to its end. */
    void failed(List<Command> message, StatementException problem) throws IOException, InterruptedException {
        if (!session.alive() || SqlState.endsSession(problem.error())) {
            lost.answer(message, problem);
            return;
        }
        Command command = message.get(problem.statement());
        SqlState state = SqlState.of(problem.error());
        if (interruption.requested() && state == SqlState.CANCELLED) {
            Diagnostic said = FailureDiagnostics.cancelled(command, "during");
            early.undo(command.script(), orDoubt(said, command, problem, state), State.CANCELLED);
            return;
        }
        session.undo();
        if (refusedAsAWhole(message, problem, state)) {
            // The server refuses a message that it cannot parse as a whole, so nothing of it has run, and all of it may
            // be sent again. What stands before the mistake runs as it should, and then that alone.
            queue.refused(message, problem.position() > 0 ? command : null);
            queue.rewind(false);
            return;
        }
        if (tookTooLongTogether(message, command, state)) {
            // The open transaction is undone, and what is committed is not sent again, so nothing runs twice.
            progress.remark(
                    "the statements of a message may have taken longer together than 'redshift.statementTimeout'"
                            + " allows one of them; they are sent again, one by one");
            queue.oneByOne(message.subList(problem.statement(), message.size()));
            queue.rewind(false);
            return;
        }
        if (passes(command, state)
                && tries.left()
                && tryAgain(command, problem.error().words())) {
            return;
        }
        Diagnostic said = orLockWait(FailureDiagnostics.of(message, problem, false), state);
        early.stop(command.script(), orDoubt(said, command, problem, state), State.FAILED);
    }

    /** What has begun and may commit before it fails is neither done nor undone for certain. */
    private Diagnostic orDoubt(Diagnostic said, Command command, StatementException problem, SqlState state) {
        // A place in the text means that the server could not make sense of the text, and has not begun.
        boolean begun = problem.position() == 0;
        return command.inDoubt(state == SqlState.CANCELLED, begun)
                ? FailureDiagnostics.doubt(said, List.of(command), queue.running())
                : said;
    }

    private static boolean refusedAsAWhole(List<Command> message, StatementException problem, SqlState state) {
        return !problem.executed() && message.size() > 1 && state == SqlState.SYNTAX_ERROR;
    }

    /** Redshift may take the time of a message for that of a statement, as old releases of PostgreSQL do. */
    private boolean tookTooLongTogether(List<Command> message, Command command, SqlState state) {
        // Before the first statement stands at most a BEGIN or a setting of ours, so its time is that of the message.
        boolean first =
                message.subList(0, message.indexOf(command)).stream().allMatch(before -> before.statement() == null);
        return !first
                && inFlight.lasts(statementTimeout)
                && !inFlight.silentFor(statementTimeout)
                && state == SqlState.CANCELLED
                && lockHolders == null
                && !command.commits(); // A commit that was cancelled may have come about, so it is not sent twice.
    }

    /** No transaction undoes what runs alone: it may have had an effect before it failed, so it is not sent twice. */
    private static boolean passes(Command command, SqlState state) {
        return command.kind() != Kind.ALONE && state.passes();
    }

    /** Waits, and goes back to the beginning of what was undone, in a new session. */
    private boolean tryAgain(Command command, String reason) throws IOException, InterruptedException {
        long pause = tries.next();
        progress.remark("'" + command.script().name() + "' is undone after statement "
                + command.script().committed() + " (" + reason + ") and tried again in " + pause + " ms: "
                + tries.words());
        Thread.sleep(pause);
        // A new session would not have what a script still needs of this one, such as its temporary tables.
        boolean kept = queue.running().stream().anyMatch(RunningScript::keepsSession);
        if (!kept && !session.replace()) {
            return false;
        }
        queue.rewind(!kept);
        return true;
    }

    private Diagnostic orLockWait(Diagnostic said, SqlState state) {
        String holders = lockHolders;
        if (holders == null || state != SqlState.CANCELLED) {
            return said;
        }
        Diagnostic waited = Diagnostic.error(
                        ExecuteCode.LOCK_WAIT, "waited longer than 'redshift.lockWaitTimeout' for a lock: " + holders)
                .help("end that session, or deploy when it has ended; an administrator sees all sessions in"
                        + " svv_transactions");
        return said.place() == null ? waited : waited.at(said.place());
    }
}

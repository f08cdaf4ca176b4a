package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.Fate;
import io.github.redshiftdeploy.history.ScriptRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects a lane again whose connection was lost, and finds out what of its last message is committed. */
final class LostConnection {

    private final LaneSession session;
    private final LaneQueue queue;
    private final Completion completion;
    private final EarlyEnd early;
    private final Tries tries;
    private final Recovery recovery;
    private final Progress progress;
    private final Interruption interruption;

    LostConnection(
            LaneSession session,
            LaneQueue queue,
            Completion completion,
            EarlyEnd early,
            Tries tries,
            Recovery recovery,
            Progress progress,
            Interruption interruption) {
        this.session = session;
        this.queue = queue;
        this.completion = completion;
        this.early = early;
        this.tries = tries;
        this.recovery = recovery;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Goes on over a new connection, or ends the script when it cannot. */
    void answer(List<Command> message, StatementException problem) throws IOException, InterruptedException {
        List<Command> outstanding = message.subList(problem.statement(), message.size());
        SessionId oldProcess = session.id();
        session.abort();
        boolean cancelled = interruption.requested();
        if (!cancelled && tries.left() && connectAgain(problem) && settle(outstanding, oldProcess)) {
            goOn(message, problem);
            return;
        }
        Command first = outstanding.get(0);
        Diagnostic said = cancelled
                ? FailureDiagnostics.cancelled(first, "during")
                : FailureDiagnostics.of(message, problem, true);
        State state = cancelled ? State.CANCELLED : State.FAILED;
        Diagnostic told = FailureDiagnostics.doubt(said, outstanding, queue.running());
        boolean others = queue.running().stream().anyMatch(script -> script != first.script() && script.doubtful());
        if (others) {
            // Whoever went on with a script that is in doubt would perhaps run it twice.
            early.stopForGood(first.script(), told, state);
        } else {
            early.stop(first.script(), told, state);
        }
    }

    private boolean connectAgain(StatementException problem) throws InterruptedException {
        long pause = tries.next();
        progress.remark(
                "the connection was lost (" + problem.error().words() + "); connecting again in " + pause + " ms");
        Thread.sleep(pause);
        return session.replace();
    }

    /** Lets the history tell what is committed of what was on its way; false when it cannot. */
    private boolean settle(List<Command> outstanding, SessionId oldProcess) {
        try {
            // The old session is ended first: what it still did could commit after the history has been read.
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
        } catch (TransportException | DiagnosticException e) {
            progress.remark("what is committed cannot be found out: " + e.getMessage());
            return false;
        }
    }

    /** Asks the query history about a command whose row is not in the same transaction. */
    private boolean settleOutside(Command command) throws TransportException {
        RunningScript script = command.script();
        Fate fate = recovery.fate(script.name(), command.kind() == Kind.ALONE ? command.number() : command.upTo());
        if (fate == Fate.DONE) {
            completion.committed(script, command.upTo());
        }
        // A statement that may run twice is sent again, whatever became of it the first time.
        boolean repeatable = command.statement() != null
                && (command.statement().kind().harmlessAgain()
                        || script.step().outline().session().setsAlone(command.number()));
        return fate != Fate.UNKNOWN || repeatable;
    }

    /** What is committed is known; only a script that needs what the old session had cannot go on. */
    private void goOn(List<Command> message, StatementException problem) throws IOException {
        // What is not committed is undone with the old session, so it is sent again and runs once.
        queue.rewind(true);
        // What the history says is applied needs nothing more: a new session has no settings to set back.
        queue.running().stream().filter(RunningScript::recorded).forEach(completion::end);
        Optional<RunningScript> bound =
                queue.running().stream().filter(RunningScript::needsItsSession).findFirst();
        if (bound.isPresent()) {
            Diagnostic said = FailureDiagnostics.of(message, problem, true)
                    .note("the script cannot go on in a new session: it made, or may have made, temporary tables or"
                            + " settings, and what comes after may need them");
            early.stop(bound.get(), said, State.FAILED);
        }
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A script that runs, and what of it is known at every moment: what is done, and what of that is committed. */
final class RunningScript {

    private final Step step;
    private final int position;
    private final int index;
    private final String deployment;
    private final @Nullable String inputs;
    /** Of what is read, which another thread may do, and is not committed yet. */
    private final Map<Integer, String> prefixes = new ConcurrentHashMap<>();

    private boolean heardOf;
    private ScriptFigures figures = ScriptFigures.NONE;
    private int executed;
    private int committed;
    private long rows;
    private long newRows;
    private boolean recorded;
    private @Nullable String prefix;
    private int alone;
    private boolean rolledBack;
    private int inDoubt;
    private State state = State.NOT_RUN;
    private int round = 1;
    private int lastAnswered;
    private int mostAnswered;

    /**
     * Makes a script that has not begun.
     *
     * @param position the script's place in the plan, from 1
     * @param index its place among those that run, from 0
     */
    RunningScript(Step step, int position, int index, String deployment) {
        this.step = step;
        this.position = position;
        this.index = index;
        this.deployment = deployment;
        this.inputs = step.outline().inputs().digest();
        this.executed = step.done();
        this.committed = step.done();
        this.prefix = step.prefix();
    }

    Step step() {
        return step;
    }

    int index() {
        return index;
    }

    String name() {
        return step.script().name();
    }

    int statements() {
        return step.outline().statements();
    }

    /** Returns how many statements are committed: the script's first ones. */
    int committed() {
        return committed;
    }

    int executed() {
        return executed;
    }

    /** Tells whether the history says that the script is applied. */
    boolean recorded() {
        return recorded;
    }

    /** Tells whether the script itself rolled something back. */
    boolean rolledBack() {
        return rolledBack;
    }

    /** Returns the number of the last statement of which nobody knows whether it is committed, or 0. */
    int inDoubt() {
        return inDoubt;
    }

    /** Tells whether nobody knows of some of its statements whether they are committed. */
    boolean doubtful() {
        return inDoubt > committed;
    }

    State state() {
        return state;
    }

    void begin() {
        if (state == State.NOT_RUN) {
            heardOf = true;
            state = State.RUNNING;
        }
    }

    boolean begun() {
        return state != State.NOT_RUN;
    }

    /** Tells whether the server has said that the script's turn has come; others may be on their way with it. */
    boolean heardOf() {
        return heardOf;
    }

    /** A statement of the script has succeeded. */
    void executed(ScriptStatement statement, long changed) {
        executed = statement.number();
        newRows += changed;
    }

    /** The server worked on it, and on so many other scripts, between two moments. */
    void took(Instant from, Instant to, int others, Duration waited) {
        figures = figures.with(from, to, others, waited);
    }

    /** A statement of it ran. */
    void ran(StatementRun run) {
        figures = figures.with(run);
    }

    /** Returns for which time a statement is answered; they come in order, and from an earlier one again. */
    int attempt(int number) {
        round += number <= lastAnswered ? 1 : 0;
        lastAnswered = number;
        if (number > mostAnswered) {
            mostAnswered = number;
            return 1;
        }
        return round;
    }

    /** Tells whether its session has what no other can be given, when nothing is left but what is committed. */
    boolean keepsSession() {
        return step.outline().session().keeps(committed);
    }

    /** Tells whether what is not committed may need what no other session than this one can be given. */
    boolean needsItsSession() {
        return committed < statements() && step.outline().session().needsKept(committed);
    }

    /** Its first statements, up to a number, are committed. */
    void committed(int number) {
        prefix = prefixes.getOrDefault(number, number == committed ? prefix : null);
        prefixes.keySet().removeIf(passed -> passed <= number);
        committed = number;
        executed = Math.max(executed, number);
        rows += newRows;
        newRows = 0;
    }

    /** The history says what is committed. */
    void recorded(int number) {
        recorded = number == statements() && committed == number;
    }

    /** What is not committed is undone, by the script itself or by a failure. */
    void undone() {
        newRows = 0;
    }

    /** The script itself undid its transaction, which is as good as committed. */
    void undidItself(int number) {
        rolledBack = true;
        undone();
        committed(number);
    }

    /** Takes over what the history says, after a connection was lost. */
    void settle(ScriptRow row) {
        undone();
        if (row.committed() > committed) {
            prefixes.clear();
            committed(row.committed());
            prefix = row.prefix();
        }
        recorded = row.state().applied();
        executed = committed;
    }

    /** Nobody knows whether its statements up to a number are committed. */
    void doubt(int number, boolean byItself) {
        inDoubt = number;
        alone = byItself ? number : 0;
    }

    void end(State how) {
        state = how;
    }

    /** Returns what the history is to say when its first statements, up to a number, are committed. */
    ScriptRow row(int number, @Nullable String checksum) {
        boolean whole = number == statements();
        if (checksum != null) {
            prefixes.put(number, checksum);
        }
        return row(whole ? ScriptState.SUCCEEDED : ScriptState.RUNNING, number, whole ? null : checksum, 0, null);
    }

    /**
     * Returns what the history is to say before statements run whose transaction cannot hold its row.
     *
     * @param first the number of the first of them
     * @param last the number of the last one
     */
    ScriptRow begun(int first, int last, @Nullable String checksum) {
        return row(ScriptState.RUNNING, first - 1, checksum, last, null);
    }

    /** Returns what the history is to say of a script that failed. */
    ScriptRow failed(Diagnostic failure) {
        ScriptState how = state == State.CANCELLED ? ScriptState.CANCELLED : ScriptState.FAILED;
        return row(how, committed, prefix, alone, failure.message());
    }

    private ScriptRow row(
            ScriptState how, int number, @Nullable String checksum, int byItself, @Nullable String error) {
        return new ScriptRow(
                deployment,
                position,
                null,
                name(),
                step.outline().checksum(),
                step.script().run(),
                how,
                statements(),
                number,
                checksum,
                number,
                byItself,
                error,
                inputs);
    }

    ScriptOutcome outcome() {
        return new ScriptOutcome(step, state, executed, committed, rows, figures, null);
    }
}

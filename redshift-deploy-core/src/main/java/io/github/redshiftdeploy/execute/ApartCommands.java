package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * What is sent for the statements that a script runs in another database. No transaction there can hold the row of the
 * history, so one row goes before, which says what begins, and one after, which says that it is committed. Between the
 * two the query history tells what became of the marked COMMIT.
 */
final class ApartCommands {

    private final RunningScript script;
    private final SqlContext context;
    private final ScriptReading reading;
    private final ReadyCommands ready;

    ApartCommands(RunningScript script, SqlContext context, ScriptReading reading, ReadyCommands ready) {
        this.script = script;
        this.context = context;
        this.reading = reading;
        this.ready = ready;
    }

    /** A segment begins. */
    void open(Segment segment) {
        // Of statements that commit one by one, each has a row of its own before it.
        if (segment.kind() != Segment.Kind.EACH) {
            String before = reading.number() > 0 ? reading.prefix() : null;
            ready.rowApart(script.begun(segment.first(), segment.last(), before));
        }
    }

    /**
     * Adds a statement.
     *
     * @param before the checksum of what stands before it, when it commits by itself
     */
    void add(ScriptStatement statement, @Nullable String before, Segment segment) {
        switch (segment.kind()) {
            case TRANSACTION -> inTransaction(statement, segment);
            case EACH -> alone(statement, before);
            case BLOCK -> inBlock(statement);
        }
    }

    private void inTransaction(ScriptStatement statement, Segment segment) {
        int number = reading.number();
        if (number < segment.last()) {
            ready.statement(Kind.STATEMENT, statement);
        } else {
            // The number is that of the COMMIT: a statement that is found in the query history may be undone.
            ready.statement(Kind.STATEMENT, statement, context.marker().comment());
            ready.control(Kind.COMMIT_APART, context.marker().comment(script.name(), number) + "COMMIT");
            rowAfter();
        }
    }

    private void alone(ScriptStatement statement, @Nullable String before) {
        ready.rowApart(script.begun(statement.number(), statement.number(), before));
        ready.statement(Kind.ALONE, statement);
        rowAfter();
    }

    private void inBlock(ScriptStatement statement) {
        switch (script.step().outline().classOf(statement.number())) {
            case CLOSES -> {
                ready.statement(Kind.COMMIT_APART, statement);
                rowAfter();
            }
            case UNDOES -> {
                ready.statement(Kind.UNDOING, statement);
                rowAfter();
            }
            case TRANSACTIONAL, ALONE, COMMITS, OPENS, BORDER -> ready.statement(Kind.STATEMENT, statement);
        }
    }

    /** There is nothing to send, but the history is to say that the script has come so far. */
    void nothingButBorders(Segment segment) {
        if (segment.kind() == Segment.Kind.TRANSACTION) {
            ready.control(Kind.END, "COMMIT");
        }
        rowAfter();
    }

    private void rowAfter() {
        ready.rowApart(script.row(reading.number(), reading.prefix()));
    }
}

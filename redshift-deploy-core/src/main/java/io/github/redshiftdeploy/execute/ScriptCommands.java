package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementClass;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent for a script, a command at a time and in order, from after its committed statements on: its
 * statements, what makes transactions of them, and the rows of the history in those. A COMMIT without BEGIN is not
 * sent: the transaction of ours before it ends there, and its row counts it.
 */
final class ScriptCommands implements Closeable {

    private final RunningScript script;
    private final ScriptReading reading;
    private final ReadyCommands ready;
    private final SessionCommands session;
    private final ApartCommands apart;
    private final Deque<Segment> segments;
    private @Nullable Segment segment;
    private boolean ended;

    /**
     * Opens the rest of a script.
     *
     * @param fresh whether the session knows nothing yet of what the script has set
     */
    ScriptCommands(RunningScript script, SqlContext context, boolean fresh) throws IOException {
        this.script = script;
        this.segments = new ArrayDeque<>(script.step().after(script.committed()));
        this.reading = new ScriptReading(script, context);
        this.ready = new ReadyCommands(script, context, reading);
        this.session = new SessionCommands(script, context, ready);
        this.apart = new ApartCommands(script, context, reading, ready);
        if (script.committed() == 0 && !segments.isEmpty()) {
            for (ScriptStatement query : script.step().outline().requirements()) {
                ready.control(Kind.REQUIRE, context.marker().comment() + query.sql());
            }
        }
        if (fresh && !segments.isEmpty()) {
            session.makeAgain(reading.settings());
        }
        if (segments.isEmpty() && !script.recorded()) {
            recordWhole();
        }
    }

    /** Every statement is committed, but the history does not say so. */
    private void recordWhole() {
        ready.begin();
        ready.row(script.row(script.statements(), null), script.statements());
        ready.commit(script.statements());
    }

    /** Returns the next command, or null when there is none. */
    @Nullable
    Command next() throws IOException {
        while (ready.isEmpty() && !ended) {
            fill();
        }
        return ready.poll();
    }

    private void fill() throws IOException {
        if (segment == null) {
            segment = segments.poll();
            if (segment == null) {
                ended = true;
                session.reset();
                return;
            }
            open(segment);
        }
        Segment current = segment;
        reading.passBorders(current.last());
        if (reading.number() == current.last()) {
            nothingButBorders(current);
        } else {
            boolean each = current.kind() == Segment.Kind.EACH && reading.number() > 0;
            String before = each ? reading.prefix() : null;
            ScriptStatement statement = reading.next(current.last());
            // What follows is not sent, so the row of this statement counts it.
            reading.passBorders(current.last());
            add(statement, before, current);
        }
        if (reading.number() == current.last()) {
            segment = null;
        }
    }

    private void open(Segment next) {
        if (next.apart()) {
            apart.open(next);
        }
        if (next.kind() == Segment.Kind.TRANSACTION && next.apart()) {
            ready.beginApart();
        } else if (next.kind() == Segment.Kind.TRANSACTION) {
            ready.begin();
        }
    }

    /** There is nothing to send, but the history is to say that the script has come so far. */
    private void nothingButBorders(Segment current) {
        if (current.apart()) {
            apart.nothingButBorders(current);
            return;
        }
        if (current.kind() != Segment.Kind.TRANSACTION) {
            ready.begin();
        }
        ready.row(row(), reading.number());
        ready.commit(reading.number());
    }

    private void add(ScriptStatement statement, @Nullable String before, Segment current) {
        if (current.apart()) {
            apart.add(statement, before, current);
            return;
        }
        script.step().additions().before(statement.number()).forEach(sql -> ready.added(sql, statement.number()));
        switch (current.kind()) {
            case TRANSACTION -> inTransaction(statement, current);
            case EACH -> alone(statement, before);
            case BLOCK -> inBlock(statement);
        }
    }

    private void inTransaction(ScriptStatement statement, Segment current) {
        boolean last = reading.number() == current.last();
        if (classOf(statement) == StatementClass.COMMITS) {
            if (last) {
                // The row about a TRUNCATE stands before it: it is committed by it, or undone when it fails.
                ready.row(row(), statement.number());
            }
            ready.statement(Kind.COMMITTING, statement);
        } else {
            ready.statement(Kind.STATEMENT, statement);
            addBehind(statement);
            if (last) {
                ready.row(row(), reading.number());
            }
        }
        if (last) {
            ready.commit(reading.number());
        }
    }

    private void alone(ScriptStatement statement, @Nullable String before) {
        // No transaction can hold both: the row before tells the next deployment that it may have run.
        ready.rowByItself(script.begun(statement.number(), statement.number(), before), statement.number() - 1);
        ready.statement(Kind.ALONE, statement);
        ready.rowByItself(row(), reading.number());
    }

    private void inBlock(ScriptStatement statement) {
        switch (classOf(statement)) {
            case CLOSES, COMMITS -> {
                // The row stands before what commits it, in the transaction of the script.
                ready.row(row(), statement.number());
                ready.statement(Kind.COMMITTING, statement);
            }
            case UNDOES -> {
                // In the script's transaction the row would be undone with it, so it comes after.
                ready.statement(Kind.UNDOING, statement);
                ready.rowByItself(row(), reading.number());
            }
            case OPENS -> {
                ready.statement(Kind.STATEMENT, statement);
                ready.opened();
            }
            case TRANSACTIONAL, ALONE, BORDER -> {
                ready.statement(Kind.STATEMENT, statement);
                addBehind(statement);
            }
        }
    }

    private void addBehind(ScriptStatement statement) {
        script.step().additions().behind(statement.number()).forEach(sql -> ready.added(sql, statement.number()));
    }

    private ScriptRow row() {
        return script.row(reading.number(), reading.prefix());
    }

    private StatementClass classOf(ScriptStatement statement) {
        return script.step().outline().classOf(statement.number());
    }

    @Override
    public void close() throws IOException {
        reading.close();
    }
}

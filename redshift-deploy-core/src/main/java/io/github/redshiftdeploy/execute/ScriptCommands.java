package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.script.ScriptCode;
import io.github.redshiftdeploy.script.ScriptReader;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.script.SessionLog;
import io.github.redshiftdeploy.script.SessionStatement;
import io.github.redshiftdeploy.script.StatementsChecksum;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent for a script, a command at a time and in order, from after its committed statements on: its
 * statements, what makes transactions of them, and the rows of the history in those.
 */
final class ScriptCommands implements Closeable {

    private final RunningScript script;
    private final SqlContext context;
    private final ScriptReader reader;
    private final Deque<Segment> segments;
    private final Deque<Command> ready = new ArrayDeque<>();
    private final @Nullable StatementsChecksum checksum;
    private final String begin;
    private @Nullable Segment segment;
    private @Nullable String user;
    private int number;
    private boolean ended;

    /**
     * Opens the rest of a script.
     *
     * @param fresh whether the session knows nothing yet of what the script has set
     */
    ScriptCommands(RunningScript script, SqlContext context, boolean fresh) throws IOException {
        this.script = script;
        this.context = context;
        this.begin = context.marker().comment(null, 0) + "BEGIN";
        this.segments = new ArrayDeque<>(script.step().after(script.committed()));
        this.checksum = script.step().segments().size() > 1 || needsPrefixes(script) ? new StatementsChecksum() : null;
        this.reader = new ScriptReader(script.step().script(), context.scripts(), problem -> {
            throw changedMeanwhile();
        });
        try {
            while (number < script.committed()) {
                next(script.committed());
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        if (fresh && !segments.isEmpty()) {
            makeAgain(script.settings());
        }
        if (segments.isEmpty() && !script.recorded()) {
            recordWhole();
        }
    }

    /** A new session becomes what the old one was. */
    private void makeAgain(List<SessionStatement> settings) {
        boolean open = false;
        for (SessionStatement setting : settings) {
            if (setting.alone() == open) {
                control(open ? Kind.END : Kind.BEGIN, open ? "COMMIT" : begin);
                open = !open;
            }
            control(setting.alone() ? Kind.SETTING_ALONE : Kind.SETTING, setting.sql());
        }
        if (open) {
            control(Kind.END, "COMMIT");
        }
    }

    private static boolean needsPrefixes(RunningScript script) {
        return script.step().segments().stream().anyMatch(part -> part.kind() == Segment.Kind.EACH || part.apart());
    }

    /** Every statement is committed, but the history does not say so. */
    private void recordWhole() {
        begin();
        row(script.row(script.statements(), null));
        commit(script.statements());
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
                reset();
                return;
            }
            open(segment);
        }
        Segment current = segment;
        String before = current.kind() == Segment.Kind.EACH && number > 0 ? prefix() : null;
        ScriptStatement statement = next(current.last());
        switch (current.kind()) {
            case TRANSACTION -> inTransaction(statement, current);
            case EACH -> alone(statement, before, current);
            case BLOCK -> inBlock(statement, current);
        }
        if (number == current.last()) {
            segment = null;
        }
    }

    private void open(Segment next) {
        if (next.apart() && next.kind() != Segment.Kind.EACH) {
            apart(script.begun(next.first(), next.last(), number > 0 ? prefix() : null));
        }
        if (next.kind() == Segment.Kind.TRANSACTION) {
            begin();
        }
    }

    private ScriptStatement next(int last) throws IOException {
        ScriptStatement statement = reader.next().orElseThrow(this::changedMeanwhile);
        number++;
        if (checksum != null) {
            checksum.add(statement);
        }
        if (session().changes(number).contains(SessionChange.USER)) {
            user = statement.sql();
        }
        boolean whole = number == last && number == script.statements();
        if (whole) {
            requireUnchanged();
        }
        return statement;
    }

    /** The row about a TRUNCATE stands before it: it is committed by it, or undone when it fails. */
    private void inTransaction(ScriptStatement statement, Segment current) {
        if (current.apart()) {
            inOtherDatabase(statement, current);
            return;
        }
        boolean commits = classOf(statement) == StatementClass.COMMITS;
        boolean last = number == current.last();
        if (last && commits) {
            row(script.row(number, prefix()));
        }
        statement(commits ? Kind.COMMITTING : Kind.STATEMENT, statement);
        if (last) {
            if (!commits) {
                row(script.row(number, prefix()));
            }
            commit(number);
        }
    }

    /** The history's row is in another database than the transaction, which its marked COMMIT stands for in doubt. */
    private void inOtherDatabase(ScriptStatement statement, Segment current) {
        statement(Kind.STATEMENT, statement);
        if (number == current.last()) {
            String marked = context.marker().comment(script.name(), number) + "COMMIT";
            control(Kind.COMMIT_APART, marked);
            apart(script.row(number, prefix()));
        }
    }

    private void alone(ScriptStatement statement, @Nullable String before, Segment current) {
        if (current.apart()) {
            apart(script.begun(number, number, before));
            statement(Kind.ALONE, statement);
            apart(script.row(number, prefix()));
            return;
        }
        control(Kind.BEGIN, begin);
        row(script.begun(number, number, before));
        control(Kind.END, "COMMIT");
        statement(Kind.ALONE, statement);
        control(Kind.BEGIN, begin);
        row(script.row(number, prefix()));
        control(Kind.END, "COMMIT");
    }

    private void inBlock(ScriptStatement statement, Segment current) {
        if (current.apart()) {
            inBlockOfOtherDatabase(statement);
            return;
        }
        switch (classOf(statement)) {
            case CLOSES -> {
                row(script.row(number, prefix()));
                statement(Kind.COMMITTING, statement);
            }
            case UNDOES -> {
                statement(Kind.UNDOING, statement);
                control(Kind.BEGIN, begin);
                row(script.row(number, prefix()));
                control(Kind.END, "COMMIT");
            }
            case COMMITS -> {
                row(script.row(number, prefix()));
                statement(Kind.COMMITTING, statement);
            }
            default -> statement(Kind.STATEMENT, statement);
        }
    }

    private void inBlockOfOtherDatabase(ScriptStatement statement) {
        switch (classOf(statement)) {
            case CLOSES -> {
                statement(Kind.COMMIT_APART, statement);
                apart(script.row(number, prefix()));
            }
            case UNDOES -> {
                statement(Kind.UNDOING, statement);
                apart(script.row(number, prefix()));
            }
            default -> statement(Kind.STATEMENT, statement);
        }
    }

    /**
     * No script depends on what the one before it left in the session. Temporary tables cannot be dropped by name: that
     * could meet a permanent table when the temporary one is not there any more.
     */
    private void reset() {
        if (session().spoilt(script.statements()) && !context.oneTransaction()) {
            control(Kind.NEW_SESSION, "");
            return;
        }
        Set<SessionChange> left = session().left();
        if (left.contains(SessionChange.DATABASE)) {
            control(Kind.SETTING_ALONE, context.marker().comment(null, 0) + "RESET USE");
        }
        if (!left.isEmpty()) {
            setBack();
        }
    }

    private void setBack() {
        String comment = context.marker().comment(null, 0);
        begin();
        control(Kind.SETTING, comment + "SET SESSION AUTHORIZATION DEFAULT");
        control(Kind.SETTING, comment + "RESET ALL");
        context.setUp().settings().forEach(sql -> control(Kind.SETTING, sql));
        if (!context.oneTransaction()) {
            control(Kind.END, "COMMIT");
        }
        context.setUp().initSql().ifPresent(sql -> control(Kind.SETTING, sql));
    }

    private SessionLog session() {
        return script.step().outline().session();
    }

    private StatementClass classOf(ScriptStatement statement) {
        return script.step().outline().classOf(statement.number());
    }

    private void begin() {
        if (!context.oneTransaction()) {
            control(Kind.BEGIN, begin);
        }
    }

    private void commit(int last) {
        if (context.oneTransaction()) {
            return;
        }
        ready.add(new Command(Kind.COMMIT, "COMMIT", script, null, last));
    }

    /** The history is the business of the user who logged in, whoever the script has become since. */
    private void row(ScriptRow row) {
        String become = user;
        if (become != null) {
            control(Kind.SETTING, "SET SESSION AUTHORIZATION DEFAULT");
        }
        control(Kind.ROW, context.history().insert(row));
        if (become != null) {
            control(Kind.SETTING, become);
        }
    }

    private void apart(ScriptRow row) {
        control(Kind.ROW_APART, context.history().insert(row));
    }

    private void control(Kind kind, String sql) {
        ready.add(new Command(kind, sql, script, null, number));
    }

    private void statement(Kind kind, ScriptStatement statement) {
        ready.add(new Command(kind, comment(statement) + statement.sql(), script, statement, number));
    }

    private @Nullable String prefix() {
        return checksum == null ? null : checksum.hex();
    }

    /**
     * A statement that fills Redshift's limit to the last byte goes without its comment, and so does one that rolls
     * back: the driver takes an {@code ABORT} for a failed commit when it finds the word "commit" in its text.
     */
    private String comment(ScriptStatement statement) {
        if (classOf(statement) == StatementClass.UNDOES) {
            return "";
        }
        String comment = context.marker().comment(script.name(), statement.number());
        boolean fits = (statement.sql().length() + comment.length()) * 3L <= StatementReader.MAXIMUM_BYTES;
        return fits || bytes(statement.sql()) + comment.length() <= StatementReader.MAXIMUM_BYTES ? comment : "";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void requireUnchanged() throws IOException {
        boolean same = reader.next().isEmpty()
                && reader.checksum().equals(script.step().outline().checksum());
        if (!same) {
            throw changedMeanwhile();
        }
    }

    private DiagnosticException changedMeanwhile() {
        return new DiagnosticException(
                Diagnostic.error(ScriptCode.CHANGED_MEANWHILE, "the script changed while the deployment was running")
                        .at(Place.file(script.name()))
                        .help("deploy from a checkout that nobody writes to"));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

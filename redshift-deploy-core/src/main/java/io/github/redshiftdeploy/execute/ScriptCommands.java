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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent for a script, a command at a time and in order, from after its committed statements on: its
 * statements, what makes transactions of them, and the rows of the history in those. A COMMIT without BEGIN is not
 * sent: the transaction of ours before it ends there, and its row counts it.
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
    private @Nullable String userBefore;
    private @Nullable ScriptStatement ahead;
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
        List<SessionStatement> settings = new ArrayList<>();
        try {
            while (number < script.committed()) {
                session().again(next(script.committed())).ifPresent(settings::add);
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        if (fresh && !segments.isEmpty()) {
            makeAgain(settings);
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
        row(script.row(script.statements(), null), script.statements());
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
        passBorders(current.last());
        if (number == current.last()) {
            nothingButBorders(current);
        } else {
            String before = current.kind() == Segment.Kind.EACH && number > 0 ? prefix() : null;
            ScriptStatement statement = next(current.last());
            passBorders(current.last());
            switch (current.kind()) {
                case TRANSACTION -> inTransaction(statement, current);
                case EACH -> alone(statement, before, current);
                case BLOCK -> inBlock(statement, current);
            }
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

    /** Reads over each COMMIT without BEGIN that stands here. */
    private void passBorders(int last) throws IOException {
        while (number < last && isBorder()) {
            next(last);
        }
    }

    private boolean isBorder() throws IOException {
        if (ahead == null) {
            ahead = reader.next().orElseThrow(this::changedMeanwhile);
        }
        return classOf(ahead) == StatementClass.BORDER;
    }

    /** There is nothing to send, but the history is to say that the script has come so far. */
    private void nothingButBorders(Segment current) {
        if (current.apart()) {
            if (current.kind() == Segment.Kind.TRANSACTION) {
                control(Kind.END, "COMMIT");
            }
            apart(script.row(number, prefix()));
            return;
        }
        if (current.kind() != Segment.Kind.TRANSACTION) {
            begin();
        }
        row(script.row(number, prefix()), number);
        commit(number);
    }

    private ScriptStatement next(int last) throws IOException {
        ScriptStatement read = ahead;
        ScriptStatement statement = read == null ? reader.next().orElseThrow(this::changedMeanwhile) : read;
        ahead = null;
        number++;
        if (checksum != null) {
            checksum.add(statement);
        }
        follow(statement);
        boolean whole = number == last && number == script.statements();
        if (whole) {
            requireUnchanged();
        }
        return statement;
    }

    /** Whoever the script becomes in a block of its own, it is again who it was when it rolls that back. */
    private void follow(ScriptStatement statement) {
        switch (classOf(statement)) {
            case OPENS -> userBefore = user;
            case UNDOES -> user = userBefore;
            case TRANSACTIONAL, ALONE, COMMITS, CLOSES, BORDER -> {
                if (session().changes(statement.number()).contains(SessionChange.USER)) {
                    user = statement.sql();
                }
            }
        }
    }

    /** The row about a TRUNCATE stands before it: it is committed by it, or undone when it fails. */
    private void inTransaction(ScriptStatement statement, Segment current) {
        if (current.apart()) {
            inOtherDatabase(statement, current);
            return;
        }
        boolean last = number == current.last();
        if (classOf(statement) == StatementClass.COMMITS) {
            if (last) {
                row(script.row(number, prefix()), statement.number());
            }
            statement(Kind.COMMITTING, statement);
        } else {
            statement(Kind.STATEMENT, statement);
            if (last) {
                row(script.row(number, prefix()), number);
            }
        }
        if (last) {
            commit(number);
        }
    }

    /** The history's row is in another database than the transaction, which its marked COMMIT stands for in doubt. */
    private void inOtherDatabase(ScriptStatement statement, Segment current) {
        boolean last = number == current.last();
        // The number is that of the COMMIT: a statement that is found in the query history may be undone.
        String comment = last ? context.marker().comment(null, 0) : comment(statement);
        statement(Kind.STATEMENT, statement, comment);
        if (last) {
            control(Kind.COMMIT_APART, context.marker().comment(script.name(), number) + "COMMIT");
            apart(script.row(number, prefix()));
        }
    }

    private void alone(ScriptStatement statement, @Nullable String before, Segment current) {
        ScriptRow begun = script.begun(statement.number(), statement.number(), before);
        if (current.apart()) {
            apart(begun);
            statement(Kind.ALONE, statement);
            apart(script.row(number, prefix()));
            return;
        }
        rowByItself(begun, statement.number() - 1);
        statement(Kind.ALONE, statement);
        rowByItself(script.row(number, prefix()), number);
    }

    private void inBlock(ScriptStatement statement, Segment current) {
        if (current.apart()) {
            inBlockOfOtherDatabase(statement);
            return;
        }
        switch (classOf(statement)) {
            case CLOSES, COMMITS -> {
                row(script.row(number, prefix()), statement.number());
                statement(Kind.COMMITTING, statement);
            }
            case UNDOES -> {
                statement(Kind.UNDOING, statement);
                rowByItself(script.row(number, prefix()), number);
            }
            case TRANSACTIONAL, ALONE, OPENS, BORDER -> statement(Kind.STATEMENT, statement);
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
        if (!context.oneTransaction()) {
            control(Kind.COMMIT, "COMMIT", last);
        }
    }

    private void rowByItself(ScriptRow row, int about) {
        control(Kind.BEGIN, begin, about);
        row(row, about);
        control(Kind.END, "COMMIT", about);
    }

    /**
     * The history is the business of the user who logged in, whoever the script has become since.
     *
     * @param about the number of the statement that it goes with
     */
    private void row(ScriptRow row, int about) {
        String become = user;
        if (become != null) {
            control(Kind.SETTING, "SET SESSION AUTHORIZATION DEFAULT", about);
        }
        control(Kind.ROW, context.history().insert(row), about);
        if (become != null) {
            control(Kind.SETTING, become, about);
        }
    }

    private void apart(ScriptRow row) {
        control(Kind.ROW_APART, context.history().insert(row));
    }

    private void control(Kind kind, String sql) {
        control(kind, sql, number);
    }

    private void control(Kind kind, String sql, int about) {
        ready.add(Command.ours(kind, sql, script, about));
    }

    private void statement(Kind kind, ScriptStatement statement) {
        statement(kind, statement, comment(statement));
    }

    private void statement(Kind kind, ScriptStatement statement, String comment) {
        ready.add(new Command(kind, comment + statement.sql(), script, statement, statement.number(), number));
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
        int marked = classOf(statement) == StatementClass.CLOSES ? number : statement.number();
        String comment = context.marker().comment(script.name(), marked);
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

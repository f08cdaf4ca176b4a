package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.StatementReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The commands of a script that are ready to be sent, in order; it makes each of them as it is sent. */
final class ReadyCommands {

    private final RunningScript script;
    private final SqlContext context;
    private final ScriptReading reading;
    private final Deque<Command> commands = new ArrayDeque<>();

    /** Whether a transaction has begun that has not read the fence yet. */
    private boolean unfenced;

    ReadyCommands(RunningScript script, SqlContext context, ScriptReading reading) {
        this.script = script;
        this.context = context;
        this.reading = reading;
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    /** Returns the next command, or null when there is none. */
    @Nullable
    Command poll() {
        return commands.poll();
    }

    /** Begins a transaction, unless the whole deployment is one. */
    void begin() {
        if (!context.oneTransaction()) {
            control(Kind.BEGIN, beginning());
            opened();
        }
    }

    /**
     * Begins a transaction that changes the session alone, or another database, in which the fence has no name. After
     * the latter a deployment that takes over asks a person.
     */
    void beginApart() {
        if (!context.oneTransaction()) {
            control(Kind.BEGIN, beginning());
        }
    }

    /** A transaction has begun: before anything is changed in it, the fence is read. */
    void opened() {
        unfenced = true;
    }

    /** Where LOCK comes first it stays first: what a transaction sees may begin with what it reads. */
    private void fence(int about) {
        String fence = context.fence();
        if (unfenced && fence != null) {
            asLoginUser(Kind.FENCE, context.marker().comment() + fence, about);
        }
        unfenced = false;
    }

    /**
     * Commits the transaction, unless the whole deployment is one.
     *
     * @param last how many statements of the script are committed then
     */
    void commit(int last) {
        if (!context.oneTransaction()) {
            control(Kind.COMMIT, "COMMIT", last);
        }
    }

    /** Adds a row to the history in a transaction that holds nothing else. */
    void rowByItself(ScriptRow row, int about) {
        control(Kind.BEGIN, beginning(), about);
        opened();
        row(row, about);
        control(Kind.END, "COMMIT", about);
    }

    /**
     * Adds a row to the history. The history is the business of the user who logged in, whoever the script has become
     * since.
     *
     * @param about the number of the statement that it goes with
     */
    void row(ScriptRow row, int about) {
        fence(about);
        asLoginUser(Kind.ROW, context.history().insert(row), about);
    }

    private void asLoginUser(Kind kind, String sql, int about) {
        String become = reading.user();
        if (become != null) {
            control(Kind.SETTING, "SET SESSION AUTHORIZATION DEFAULT", about);
        }
        control(kind, sql, about);
        if (become != null) {
            control(Kind.SETTING, become, about);
        }
    }

    /** Adds a row to the history over the second connection. */
    void rowApart(ScriptRow row) {
        control(Kind.ROW_APART, context.history().insert(row));
    }

    /** Adds a command of ours about the statement that was read last. */
    void control(Kind kind, String sql) {
        control(kind, sql, reading.number());
    }

    private void control(Kind kind, String sql, int about) {
        commands.add(Command.ours(kind, sql, script, about));
    }

    /** Adds a statement that runs together with those of the script. */
    void added(String sql, int about) {
        fence(about);
        control(Kind.ADDED, context.marker().comment() + sql, about);
    }

    /** Adds a statement of the script. */
    void statement(Kind kind, ScriptStatement statement) {
        statement(kind, statement, comment(kind, statement));
    }

    /** Adds a statement of the script with a comment before it. */
    void statement(Kind kind, ScriptStatement statement, String comment) {
        if (statement.kind() != StatementKind.LOCK) {
            fence(statement.number());
        }
        String sql = comment + statement.sql();
        commands.add(new Command(kind, sql, script, statement, statement.number(), reading.number()));
    }

    /** Returns the statement that begins a transaction of ours. */
    String beginning() {
        return context.marker().comment() + "BEGIN";
    }

    /**
     * A statement that fills Redshift's limit to the last byte goes without its comment, and so does one that rolls
     * back: the driver takes an {@code ABORT} for a failed commit when it finds the word "commit" in its text.
     */
    private String comment(Kind kind, ScriptStatement statement) {
        StatementClass statementClass = script.step().outline().classOf(statement.number());
        if (statementClass == StatementClass.UNDOES) {
            return "";
        }
        // What closes a transaction stands for all that it commits, so it is found by the number that those come up to.
        int marked = statementClass == StatementClass.CLOSES ? reading.number() : statement.number();
        boolean inParts = kind == Kind.ALONE && script.step().outline().commitsInParts(statement);
        String comment = inParts
                ? context.marker().commentInParts(script.name(), marked)
                : context.marker().comment(script.name(), marked);
        boolean fits = (statement.sql().length() + comment.length()) * 3L <= StatementReader.MAXIMUM_BYTES;
        return fits || bytes(statement.sql()) + comment.length() <= StatementReader.MAXIMUM_BYTES ? comment : "";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementClass;
import org.jspecify.annotations.Nullable;

/** A statement to be sent: one of a script, or one of ours that goes with it. Each command is sent, and done, once. */
final class Command {

    private final Kind kind;
    private final String sql;
    private final RunningScript script;
    private final @Nullable ScriptStatement statement;
    private final int number;
    private final int upTo;

    /** What a command is for. */
    enum Kind {
        /** Begins a transaction of ours. */
        BEGIN,
        /** Reads what is there as long as no other deployment has taken over; the transaction fails without it. */
        FENCE,
        /** A statement of the script inside a transaction. */
        STATEMENT,
        /** One that the server refuses inside a transaction, or beside others; it commits by itself. */
        ALONE,
        /** One of the script that commits what came before, and itself. */
        COMMITTING,
        /** One of the script that undoes its own transaction. */
        UNDOING,
        /** Adds a row to the history. */
        ROW,
        /** The same over the second connection, because this session belongs to another database now. */
        ROW_APART,
        /** Sets something in the session, or sets it back. */
        SETTING,
        /** The same by one that the server refuses in a transaction behind another. */
        SETTING_ALONE,
        /** Nothing is sent: what comes next goes to a new session. */
        NEW_SESSION,
        /** Ends a transaction of ours; so many statements of the script are then committed. */
        COMMIT,
        /**
         * Ends a transaction in another database, which holds no row of the history; ours, or one of the script. It is
         * a message by itself, so that the query history tells it from what stands before it.
         */
        COMMIT_APART,
        /** Ends a transaction of ours that holds nothing of the script. */
        END
    }

    /**
     * Makes a command.
     *
     * @param sql what is sent
     * @param script the script that it belongs to
     * @param statement the statement of the script; absent when it is one of ours
     * @param number the number of the script's statement that this one is, or is about
     * @param upTo how many statements of the script are committed when it is, if it commits
     */
    Command(Kind kind, String sql, RunningScript script, @Nullable ScriptStatement statement, int number, int upTo) {
        this.kind = kind;
        this.sql = sql;
        this.script = script;
        this.statement = statement;
        this.number = number;
        this.upTo = upTo;
    }

    /** Makes a command of ours. */
    static Command ours(Kind kind, String sql, RunningScript script, int number) {
        return new Command(kind, sql, script, null, number, number);
    }

    Kind kind() {
        return kind;
    }

    String sql() {
        return sql;
    }

    RunningScript script() {
        return script;
    }

    @Nullable
    ScriptStatement statement() {
        return statement;
    }

    int number() {
        return number;
    }

    /** Returns the line of the script that its statement begins in, or 0 for one of ours. */
    int line() {
        return statement == null ? 0 : statement.start().line();
    }

    /**
     * Returns how many statements of the script are committed when this one is, if it commits. A COMMIT without BEGIN
     * that follows it is not sent, and counts with it.
     */
    int upTo() {
        return upTo;
    }

    /** Tells whether it commits what all scripts have done: it ends a deployment that is one transaction. */
    boolean ofAllScripts() {
        return kind == Kind.COMMIT && number == Integer.MAX_VALUE;
    }

    /** Tells whether it must be a message by itself. */
    boolean byItself() {
        return switch (kind) {
            case ALONE, UNDOING, SETTING_ALONE, NEW_SESSION, ROW_APART, COMMIT_APART -> true;
            case BEGIN, FENCE, STATEMENT, COMMITTING, ROW, SETTING, COMMIT, END -> false;
        };
    }

    /** Tells whether the history alone cannot say what became of it: the query history has to be asked. */
    boolean outsideOfHistory() {
        return kind == Kind.ALONE || kind == Kind.COMMIT_APART;
    }

    /** Tells whether it may commit some of its work and fail then. */
    boolean commitsInParts() {
        return kind == Kind.ALONE
                && statement != null
                && script.step().outline().commitsInParts(statement);
    }

    /**
     * Tells whether nobody knows what is committed of it although the server says that it failed.
     *
     * @param stopped whether it was cancelled, by whomever
     * @param begun whether it may have begun: a statement that names what is not there is refused before
     */
    boolean inDoubt(boolean stopped, boolean begun) {
        if (stopped) {
            return commits(); // The server may have committed already when it heard that it is to stop.
        }
        return begun && commitsInParts() && script.step().outline().classOf(number) != StatementClass.COMMITS;
    }

    /** Tells whether something is committed when it is done. */
    boolean commits() {
        return switch (kind) {
            case ALONE, COMMITTING, COMMIT, COMMIT_APART -> true;
            case BEGIN, FENCE, STATEMENT, UNDOING, ROW, ROW_APART, SETTING, SETTING_ALONE, NEW_SESSION, END -> false;
        };
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Message;
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
        BEGIN(Message.Kind.BEGIN),
        /** Asks what the script requires before it begins. */
        REQUIRE(Message.Kind.ALONE),
        /** Reads what is there as long as no other deployment has taken over; the transaction fails without it. */
        FENCE(Message.Kind.ROW),
        /** A statement of the script inside a transaction. */
        STATEMENT(Message.Kind.STATEMENT),
        /** A statement inside a transaction that runs together with those of the script, and is none of them. */
        ADDED(Message.Kind.STATEMENT),
        /** One that the server refuses inside a transaction, or beside others; it commits by itself. */
        ALONE(Message.Kind.ALONE),
        /** One of the script that commits what came before, and itself. */
        COMMITTING(Message.Kind.STATEMENT),
        /** One of the script that undoes its own transaction. */
        UNDOING(Message.Kind.ALONE),
        /** Adds a row to the history. */
        ROW(Message.Kind.ROW),
        /** The same over the second connection, because this session belongs to another database now. */
        ROW_APART(Message.Kind.ROW),
        /** Sets something in the session, or sets it back. */
        SETTING(Message.Kind.STATEMENT),
        /** The same by one that the server refuses in a transaction behind another. */
        SETTING_ALONE(Message.Kind.ALONE),
        /** Nothing is sent: what comes next goes to a new session. */
        NEW_SESSION(Message.Kind.ALONE),
        /** Ends a transaction of ours; so many statements of the script are then committed. */
        COMMIT(Message.Kind.COMMIT),
        /**
         * Ends a transaction in another database, which holds no row of the history; ours, or one of the script. It is
         * a message by itself, so that the query history tells it from what stands before it.
         */
        COMMIT_APART(Message.Kind.ALONE),
        /** Ends a transaction of ours that holds nothing of the script. */
        END(Message.Kind.COMMIT);

        private final Message.Kind sentAs;

        Kind(Message.Kind sentAs) {
            this.sentAs = sentAs;
        }
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

    /** Returns it as the transport takes it. */
    Message.Command sent() {
        return new Message.Command(kind.sentAs, sql);
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
        return kind.sentAs == Message.Kind.ALONE || kind == Kind.ROW_APART;
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
            case BEGIN,
                    REQUIRE,
                    FENCE,
                    STATEMENT,
                    ADDED,
                    UNDOING,
                    ROW,
                    ROW_APART,
                    SETTING,
                    SETTING_ALONE,
                    NEW_SESSION,
                    END -> false;
        };
    }
}

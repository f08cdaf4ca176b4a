package io.github.redshiftdeploy.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands that go to the server together, in order. A transport without such messages sends one after the other, or
 * what stands between a {@link Kind#BEGIN} and its {@link Kind#COMMIT} as one transaction of its own.
 */
public record Message(List<Command> commands) {

    /** What a command is for the transport. */
    public enum Kind {
        /** Begins a transaction, and says nothing else. */
        BEGIN,
        /** A statement of a script, in its place in the transaction around it; it may begin or end one itself. */
        STATEMENT,
        /** One that the server refuses inside a transaction, or beside others: it is a message by itself. */
        ALONE,
        /** A statement of ours, about the history or the cluster: without a BEGIN, those in a row are a transaction. */
        ROW,
        /** Ends the transaction, and says nothing else. */
        COMMIT
    }

    /**
     * A statement that is sent.
     *
     * @param sql one statement, without a semicolon at its end
     */
    public record Command(Kind kind, String sql) {

        private static Command ours(String sql) {
            return new Command(Kind.ROW, sql);
        }
    }

    private static final Command BEGIN = new Command(Kind.BEGIN, "BEGIN");
    private static final Command COMMIT = new Command(Kind.COMMIT, "COMMIT");

    /** Copies the list. */
    public Message {
        commands = List.copyOf(commands);
    }

    /** Returns a statement by itself. */
    public static Message alone(String statement) {
        return new Message(List.of(new Command(Kind.ALONE, statement)));
    }

    /** Returns statements of ours, which may be in a transaction or not. */
    public static Message of(List<String> statements) {
        return new Message(statements.stream().map(Command::ours).toList());
    }

    /** Returns the beginning of a transaction of ours; further messages end it. */
    public static Message beginning(List<String> statements) {
        return with(List.of(BEGIN), statements, List.of());
    }

    /** Returns the end of a transaction of ours. */
    public static Message ending(List<String> statements) {
        return with(List.of(), statements, List.of(COMMIT));
    }

    /** Returns a whole transaction of ours. */
    public static Message transaction(List<String> statements) {
        return with(List.of(BEGIN), statements, List.of(COMMIT));
    }

    private static Message with(List<Command> before, List<String> statements, List<Command> after) {
        List<Command> commands = new ArrayList<>(before);
        statements.stream().map(Command::ours).forEach(commands::add);
        commands.addAll(after);
        return new Message(commands);
    }
}

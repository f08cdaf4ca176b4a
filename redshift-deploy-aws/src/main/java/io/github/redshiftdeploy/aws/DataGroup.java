package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that one request takes: a statement, or a whole transaction, for which the service itself says BEGIN and
 * COMMIT.
 *
 * @param first the index of the first command in its message
 * @param before the indexes of what the service says itself before them, and {@code after} of that after them
 */
record DataGroup(List<Command> commands, int first, List<Integer> before, List<Integer> after) {

    /** The most statements of a batch. */
    static final int MOST = 40;

    /** Copies the lists. */
    DataGroup {
        commands = List.copyOf(commands);
    }

    /** Returns the requests of a message; in a transaction that is open, each statement is one. */
    static List<DataGroup> of(Message message, boolean inTransaction) {
        List<DataGroup> groups = new ArrayList<>();
        List<Command> all = message.commands();
        boolean open = inTransaction;
        for (int at = 0; at < all.size(); ) {
            int end = open ? at : endOfTransaction(all, at);
            if (end > at) {
                groups.add(transaction(all, at, end));
                at = end;
                continue;
            }
            Command command = all.get(at);
            groups.add(new DataGroup(List.of(command), at, List.of(), List.of()));
            open = TransactionState.after(open, command);
            at++;
        }
        return groups;
    }

    private static DataGroup transaction(List<Command> all, int from, int end) {
        boolean ofRows = all.get(from).kind() == Kind.ROW;
        return ofRows
                ? new DataGroup(all.subList(from, end), from, List.of(), List.of())
                : new DataGroup(all.subList(from + 1, end - 1), from + 1, List.of(from), List.of(end - 1));
    }

    /** Returns the index behind the transaction that begins here, or this index when none goes into one request. */
    private static int endOfTransaction(List<Command> all, int from) {
        boolean ofRows = all.get(from).kind() == Kind.ROW;
        if (!ofRows && all.get(from).kind() != Kind.BEGIN) {
            return from;
        }
        int at = ofRows ? from : from + 1;
        int begin = at;
        while (at < all.size() && at - begin < MOST && mayStandIn(all.get(at), ofRows)) {
            at++;
        }
        if (ofRows) {
            return at;
        }
        return at < all.size() && all.get(at).kind() == Kind.COMMIT ? at + 1 : from;
    }

    private static boolean mayStandIn(Command command, boolean ofRows) {
        return command.kind() == Kind.ROW
                || (!ofRows && command.kind() == Kind.STATEMENT && !TransactionState.controls(command));
    }

    /** Returns the commands that ran: all but those behind one that failed. */
    List<Command> ran(DataOutcome outcome) {
        int failed = outcome.error() == null ? 0 : 1;
        return commands.subList(0, Math.min(commands.size(), outcome.done().size() + failed));
    }

    /** Tells whether the service is to make a transaction of it: of one statement too, when it was meant as one. */
    boolean isTransaction() {
        return commands.size() > 1 || !before.isEmpty();
    }

    List<String> texts() {
        return commands.stream().map(Command::sql).toList();
    }
}

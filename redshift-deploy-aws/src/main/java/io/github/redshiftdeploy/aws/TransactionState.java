package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;

/**
 * Whether a transaction is open in a session: the service does not tell it, so it follows from what was sent. One that
 * has failed stays open until it is rolled back.
 */
final class TransactionState {

    private boolean open;

    boolean isOpen() {
        return open;
    }

    void done(Command command) {
        open = after(open, command);
    }

    static boolean after(boolean open, Command command) {
        return switch (command.kind()) {
            case BEGIN -> true;
            case COMMIT -> false;
            case ROW -> open;
            case STATEMENT, ALONE -> after(open, classOf(command));
        };
    }

    private static boolean after(boolean open, StatementClass statement) {
        return switch (statement) {
            case OPENS -> true;
            case CLOSES, COMMITS, UNDOES, BORDER -> false;
            case TRANSACTIONAL, ALONE -> open;
        };
    }

    /** Tells whether a statement of a script begins or ends a transaction. */
    static boolean controls(Command command) {
        return switch (classOf(command)) {
            case OPENS, CLOSES, COMMITS, UNDOES, BORDER -> true;
            case TRANSACTIONAL, ALONE -> false;
        };
    }

    private static StatementClass classOf(Command command) {
        return command.kind() == Kind.ROW
                ? StatementClass.TRANSACTIONAL
                : StatementKind.of(command.sql()).statementClass();
    }
}

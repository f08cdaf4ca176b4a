package io.github.redshiftdeploy.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Words by which a message is known where no SQLSTATE comes with it.
 *
 * @param words all of them stand in the message, in this order and in lower case
 */
record Saying(SqlState state, List<String> words) {

    /** The first that fits counts, so the longer stands before what it begins like. */
    private static final List<Saying> ALL = List.of(
            new Saying(SqlState.SERIALIZABLE, List.of("serializable isolation violation")),
            new Saying(SqlState.CONFLICT, List.of("conflict with concurrent transaction")),
            new Saying(SqlState.LOST_TABLE, List.of("could not open relation with oid")),
            new Saying(SqlState.DROPPED_TABLE, List.of("dropped by concurrent transaction")),
            new Saying(SqlState.DEADLOCK, List.of("deadlock detected")),
            new Saying(SqlState.SHUTDOWN, List.of("terminating connection due to administrator command")),
            new Saying(SqlState.CONNECTION, List.of("session is not available")),
            new Saying(SqlState.CANCELLED, List.of("canceling statement")),
            new Saying(SqlState.CANCELLED, List.of("cancelled on user")),
            new Saying(SqlState.CANCELLED, List.of("query canceled")),
            new Saying(SqlState.LOGIN_REFUSED, List.of("password authentication failed")),
            new Saying(SqlState.TOO_MANY_CONNECTIONS, List.of("too many connections")),
            new Saying(SqlState.TOO_MANY_CONNECTIONS, List.of("connection limit")),
            new Saying(SqlState.SYNTAX_ERROR, List.of("syntax error at")),
            new Saying(SqlState.NOT_IN_TRANSACTION, List.of("cannot run inside a transaction block")),
            new Saying(SqlState.NOT_IN_TRANSACTION, List.of("function or multi-command string")),
            new Saying(SqlState.DUPLICATE_KEY, List.of("duplicate key value")),
            new Saying(SqlState.DUPLICATE_COLUMN, List.of("column \"", "already exists")),
            new Saying(SqlState.DUPLICATE_FUNCTION, List.of("function \"", "already exists")),
            new Saying(SqlState.DUPLICATE_SCHEMA, List.of("schema \"", "already exists")),
            new Saying(SqlState.DUPLICATE_DATABASE, List.of("database \"", "already exists")),
            new Saying(SqlState.DUPLICATE_TABLE, List.of("relation \"", "already exists")),
            new Saying(SqlState.NO_SUCH_DATABASE, List.of("database \"", "does not exist")),
            new Saying(SqlState.UNDEFINED_TABLE, List.of("relation \"", "does not exist")),
            new Saying(SqlState.UNDEFINED_SCHEMA, List.of("schema \"", "does not exist")),
            new Saying(SqlState.NOT_ALLOWED, List.of("permission denied")),
            new Saying(SqlState.NOT_ALLOWED, List.of("must be owner of")));

    static Optional<SqlState> of(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(saying -> saying.fits(lower))
                .map(Saying::state)
                .findFirst();
    }

    private boolean fits(String message) {
        int at = 0;
        for (String word : words) {
            int found = message.indexOf(word, at);
            if (found < 0) {
                return false;
            }
            at = found + word.length();
        }
        return true;
    }
}

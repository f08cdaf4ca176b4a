package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;

/**
 * A statement and where it stands.
 *
 * @param transactionStatus {@code I} outside a transaction, {@code T} in one, {@code E} in a failed one
 * @param place what holds the statement
 */
record Command(Phrase phrase, StatementKind kind, char transactionStatus, Place place) {
    /** What holds a statement. */
    enum Place {
        /** A request of its own. */
        REQUEST,
        /** A request with other statements. */
        REQUEST_OF_MANY,
        /** The body of a procedure. */
        PROCEDURE,
        /** A text that a procedure has put together. */
        DYNAMIC
    }

    static Command of(Phrase phrase, char transactionStatus, Place place) {
        return new Command(phrase, StatementKind.of(phrase.toString()), transactionStatus, place);
    }

    boolean inProcedure() {
        return place == Place.PROCEDURE || place == Place.DYNAMIC;
    }

    /** Returns where the connection stands after the statement, if it works. */
    char statusAfter() {
        return switch (kind.statementClass()) {
            case OPENS -> transactionStatus == 'I' ? 'T' : transactionStatus;
            case CLOSES, UNDOES -> 'I';
            case COMMITS -> transactionStatus == 'E' ? 'E' : 'I';
            case TRANSACTIONAL, ALONE, BORDER -> transactionStatus;
        };
    }
}

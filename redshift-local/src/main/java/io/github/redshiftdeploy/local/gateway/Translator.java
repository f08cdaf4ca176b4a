package io.github.redshiftdeploy.local.gateway;

import java.util.List;

/**
 * Turns what a client says into what PostgreSQL understands. Each connection has one of its own, which hears the
 * connection's texts in order, from one thread.
 */
@FunctionalInterface
public interface Translator {
    /**
     * Returns what to send in place of a text, which may hold no, one or many statements.
     *
     * @param transactionStatus where the connection stood when it last was idle: {@code I} outside a transaction,
     *     {@code T} in one, {@code E} in a failed one
     */
    Translation translate(String sql, char transactionStatus);

    /** Says in which database the next text runs, as far as it does not move on, and who can be asked there. */
    default void at(String database, Questions questions) {
        // Most translators know of one only.
    }

    /** Returns what to send in place of a text, in parts that each run in one database. */
    default List<Leg> legs(String sql, char transactionStatus) {
        return Leg.here(translate(sql, transactionStatus));
    }

    /** Returns what to send in place of a text that is to be prepared, and so can hold no more than one statement. */
    default Translation prepare(String sql, char transactionStatus) {
        return translate(sql, transactionStatus);
    }

    /**
     * Returns a line of what the server says of an error, its message or what it was doing, as the client is to hear
     * it; nothing when it concerns the client not at all. Any thread may ask.
     */
    default String heard(String line) {
        return line;
    }

    /** Returns the translator that changes nothing. */
    static Translator identity() {
        return (sql, transactionStatus) -> Translation.unchanged(sql);
    }
}

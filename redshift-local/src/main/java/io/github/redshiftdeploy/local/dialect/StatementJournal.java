package io.github.redshiftdeploy.local.dialect;

import org.jspecify.annotations.Nullable;

/** Hears of each text that a session runs, whatever becomes of the transaction that it is in. */
public interface StatementJournal {
    /** A session begins to run a text, which is as its client sent it. */
    Entry begins(Session session, String text);

    /** Returns the journal that forgets at once. */
    static StatementJournal none() {
        return (session, text) -> (error, rows) -> {};
    }

    /**
     * A session with PostgreSQL.
     *
     * @param processId the number of the server's process, which is what {@code pg_backend_pid()} returns
     */
    record Session(String database, String user, int processId) {}

    /** A text that is being run. */
    @FunctionalInterface
    interface Entry {
        /**
         * The text has run.
         *
         * @param error the message of the error, if it failed
         * @param rows how many rows it returned
         */
        void ends(@Nullable String error, long rows);
    }
}

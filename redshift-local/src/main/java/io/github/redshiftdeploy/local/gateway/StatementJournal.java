package io.github.redshiftdeploy.local.gateway;

import org.jspecify.annotations.Nullable;

/** Hears of each text that a session runs, whatever becomes of the transaction that it is in. */
public interface StatementJournal {
    /** A session begins to run a text, which is as its client sent it; the server gets it when this returns. */
    Entry begins(Session session, String text);

    /** Returns the journal that forgets at once. */
    static StatementJournal none() {
        return (session, text) -> Entry.FORGOTTEN;
    }

    /**
     * A session with PostgreSQL.
     *
     * @param processId the number of the server's process, which is what {@code pg_backend_pid()} returns
     */
    record Session(String database, String user, int processId) {}

    /** Why a text failed, in the words that the client got. */
    record Failure(String sqlState, String message) {}

    /** A text that is being run. */
    interface Entry {
        /** Forgets at once. */
        Entry FORGOTTEN = new Entry() {
            @Override
            public void said(Raised raised) {}

            @Override
            public void ends(@Nullable Failure failure, long rows) {}
        };

        /** A procedure that the text calls has said something. */
        void said(Raised raised);

        /**
         * The text has run; its client does not know yet.
         *
         * @param failure why it failed, if it did
         * @param rows how many rows it returned
         */
        void ends(@Nullable Failure failure, long rows);
    }
}

package io.github.redshiftdeploy.sql.parser;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that begin commands of other clients and databases, and are no words of Redshift's. */
final class OtherClients {

    private static final String LEAVE_OUT = "leave it out";

    /** What to do instead. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("CONNECT", "leave it out; the goal logs in"),
            Map.entry("DBCC", LEAVE_OUT),
            Map.entry("DELIMITER", "leave it out; the body of a procedure stands between $$ and $$"),
            Map.entry("DESCRIBE", "SHOW COLUMNS FROM TABLE tells the columns of a table"),
            Map.entry("EXEC", "CALL runs a procedure"),
            Map.entry("EXIT", LEAVE_OUT),
            Map.entry("FLUSH", LEAVE_OUT),
            Map.entry("GO", "leave it out; a statement ends with ';'"),
            Map.entry("HANDLER", "DECLARE a cursor and FETCH from it"),
            Map.entry("INVALIDATE", LEAVE_OUT),
            Map.entry("MSCK", "ALTER TABLE … ADD PARTITION adds a partition of an external table"),
            Map.entry("OPTIMIZE", "VACUUM sorts a table and frees space"),
            Map.entry("PRAGMA", LEAVE_OUT),
            Map.entry("PRINT", "RAISE INFO in a procedure says something"),
            Map.entry("PROMPT", LEAVE_OUT),
            Map.entry("PURGE", "DROP TABLE drops for good"),
            Map.entry("QUIT", LEAVE_OUT),
            Map.entry("RENAME", "ALTER TABLE … RENAME TO gives a table another name"),
            Map.entry("REPLACE", "MERGE updates the rows that are there and inserts the others"),
            Map.entry("SIGNAL", "RAISE EXCEPTION in a procedure reports an error"),
            Map.entry("SPOOL", LEAVE_OUT),
            Map.entry("UNDROP", "restore the table from a snapshot"),
            Map.entry("UPSERT", "MERGE updates the rows that are there and inserts the others"));

    private OtherClients() {}

    /** Returns what to do in the place of a command, or nothing when nobody has one that begins so. */
    static Optional<String> instead(String word) {
        return Optional.ofNullable(INSTEAD.get(word.toUpperCase(Locale.ROOT)));
    }
}

package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.SqlText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table that lives as long as its deployment may change anything: each transaction of the deployment reads it first.
 * Who takes over drops it, which waits for the transactions that have read it, and makes all later ones fail, whichever
 * user they belong to.
 *
 * @param schema the schema of the history
 * @param table the name of the table, which the id of the deployment tells
 */
record Fence(String schema, String table) {

    /** 2026-11-29 21:58:39.246216+00, in the time zone of the session. */
    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(Locale.ROOT);

    private static final String PREFIX = "fence_";

    static Fence of(String schema, String deployment) {
        return new Fence(schema, PREFIX + deployment.replace('-', '_'));
    }

    private String path() {
        return SqlText.name(schema) + "." + SqlText.name(table);
    }

    /** Returns the statements that put it up; done twice they do no harm. */
    List<String> make() {
        // Whoever may use the schema is trusted with the history, and so may end what is dead.
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + path() + " (n INTEGER)",
                "GRANT DROP ON TABLE " + path() + " TO PUBLIC");
    }

    /**
     * Returns the statement that a transaction begins with; without the table it fails. It answers in {@code began}
     * when the transaction began by the clock of the server, whose answers may all come at the end of a message.
     */
    String read() {
        return "SELECT COUNT(n), SYSDATE::TIMESTAMPTZ AS began FROM " + path();
    }

    /** Returns the moment in an answer to {@link #read}; a script may have set another style of dates. */
    static Optional<Instant> began(Rows answer) {
        try {
            return answer.rows().stream().findFirst().map(row -> CLOCK.parse(row.text("began"), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the statement that takes it down, when all who have read it have ended. */
    String drop() {
        return "DROP TABLE IF EXISTS " + path();
    }

    /** Returns the id of its deployment. */
    String deployment() {
        return table.substring(PREFIX.length()).replace('_', '-');
    }

    /** Returns the query for the names of those that stand. */
    static String standing(String schema) {
        return "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "
                + literal(schema) + " AND c.relkind = 'r' AND LEFT(c.relname, " + PREFIX.length() + ") = "
                + literal(PREFIX) + " ORDER BY c.relname";
    }
}

package io.github.redshiftdeploy.local.dialect;

import static io.github.redshiftdeploy.local.gateway.BackendSession.literal;

import io.github.redshiftdeploy.local.gateway.StatementJournal.Failure;
import io.github.redshiftdeploy.local.gateway.StatementJournal.Session;
import io.github.redshiftdeploy.sql.StatementKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history.
 *
 * @param text no more of it than Redshift keeps
 * @param ended when it ended, if it has
 * @param said what procedures said meanwhile
 */
record HistoryEntry(
        long id,
        Session session,
        String label,
        String text,
        Instant started,
        @Nullable Instant ended,
        @Nullable Failure failure,
        long rows,
        List<SaidMessages.Said> said) {
    static final int LONGEST_TEXT = 65_535;

    private static final int LONGEST_LABEL = 320;
    private static final int LONGEST_ERROR = 512;
    private static final String CANCELED = "57014";

    /** Copies the list. */
    HistoryEntry {
        said = List.copyOf(said);
    }

    HistoryEntry(long id, Session session, String label, String text, Instant started) {
        this(id, session, label, cut(text, LONGEST_TEXT), started, null, null, 0, List.of());
    }

    HistoryEntry ended(Instant at, @Nullable Failure why, long returned, List<SaidMessages.Said> said) {
        return new HistoryEntry(id, session, label, text, started, at, why, returned, said);
    }

    /** Returns how many characters it has. */
    long size() {
        return text.length()
                + said.stream()
                        .mapToLong(message -> message.raised().message().length())
                        .sum();
    }

    /** Returns the values of the row as SQL, the role's name in place of its number. */
    String values() {
        return "(" + id + ", " + literal(session.user()) + ", " + session.processId() + ", "
                + literal(cut(label, LONGEST_LABEL)) + ", '" + kind() + "', " + literal(Secrets.hidden(text)) + ", '"
                + status() + "', " + time(started) + ", " + (ended == null ? "NULL" : time(ended)) + ", " + rows + ", "
                + (failure == null ? "NULL" : literal(cut(failure.message(), LONGEST_ERROR))) + ", "
                + SaidMessages.values(said) + ")";
    }

    private String status() {
        if (failure != null) {
            return failure.sqlState().equals(CANCELED) ? "canceled" : "failed";
        }
        return ended == null ? "running" : "success";
    }

    private String kind() {
        Phrase phrase = Phrase.of(text);
        StatementKind kind = StatementKind.of(text);
        return switch (kind) {
            case SELECT, INSERT, UPDATE, DELETE, MERGE, COPY, UNLOAD -> kind.name();
            case CREATE_TABLE -> TableName.created(phrase).elements().isEmpty() ? "CTAS" : "DDL";
            default -> phrase.at(0, "CREATE|ALTER|DROP|TRUNCATE|COMMENT") ? "DDL" : "UTILITY";
        };
    }

    static String time(Instant instant) {
        return "'" + instant.atOffset(ZoneOffset.UTC).toLocalDateTime() + "'";
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

package io.github.redshiftdeploy.local.dialect;

import static io.github.redshiftdeploy.local.gateway.BackendSession.literal;

import io.github.redshiftdeploy.sql.StatementKind;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A row of the history, as the statements that write it. */
record HistoryEntry(long id, StatementJournal.Session session, String label, String text, Instant started) {
    private static final int LONGEST_TEXT = 65_535;
    private static final int LONGEST_LABEL = 320;
    private static final int LONGEST_ERROR = 512;

    String inserted() {
        return "INSERT INTO pg_redshift.statement (id, userid, pid, xid, label, kind, query, status, started) SELECT "
                + id + ", oid, " + session.processId() + ", 0, " + QueryHistory.cut(label, LONGEST_LABEL) + ", '"
                + kind()
                + "', " + QueryHistory.cut(text, LONGEST_TEXT) + ", 'running', " + time(started)
                + " FROM pg_roles WHERE rolname = " + literal(session.user()) + "; ";
    }

    String updated(Instant ended, @Nullable String error, long rows) {
        return "UPDATE pg_redshift.statement SET ended = " + time(ended) + ", returned_rows = " + rows + ", status = '"
                + (error == null ? "success'" : "failed', error = " + QueryHistory.cut(error, LONGEST_ERROR))
                + " WHERE id = " + id + "; ";
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

    private static String time(Instant instant) {
        return "'" + instant.atOffset(ZoneOffset.UTC).toLocalDateTime() + "'";
    }
}

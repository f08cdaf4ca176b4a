package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.BackendSession;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the history of one database, and sees to it that it does not grow for ever. */
final class HistoryWriter {
    /** How much more than may be kept is written before somebody looks: a sixteenth. */
    private static final int SLACK = 16;

    private final Room room;
    private long entries;
    private long characters;

    private HistoryWriter(Room room) {
        this.room = room;
    }

    /**
     * Begins with what an earlier run has left behind.
     *
     * @param firstId the first number of this run
     */
    static HistoryWriter begin(BackendSession session, Room room, long firstId) throws IOException {
        session.query("""
                UPDATE pg_redshift.statement
                   SET status = 'failed',
                       ended = started,
                       error = 'the server was stopped before the statement had ended'
                 WHERE ended IS NULL
                   AND id < %d
                """.formatted(firstId));
        HistoryWriter writer = new HistoryWriter(room);
        writer.forget(session);
        return writer;
    }

    void write(BackendSession session, List<HistoryEntry> batch) throws IOException {
        session.query("""
                INSERT INTO pg_redshift.statement AS known
                       (id, userid, pid, xid, label, kind, query, status, started, ended, returned_rows, error,
                       said_at, said_level, said_line, said)
                SELECT new.id, role.oid, new.pid, 0, new.label, new.kind, new.query, new.status,
                       new.started::timestamp, new.ended::timestamp, new.returned_rows, new.error,
                       new.said_at, new.said_level, new.said_line, new.said
                  FROM (VALUES %s)
                       AS new (id, role, pid, label, kind, query, status, started, ended, returned_rows, error,
                       said_at, said_level, said_line, said)
                  JOIN pg_roles AS role ON role.rolname = new.role
                    ON CONFLICT (id) DO UPDATE
                   SET status = excluded.status,
                       ended = excluded.ended,
                       returned_rows = excluded.returned_rows,
                       error = excluded.error,
                       said_at = excluded.said_at,
                       said_level = excluded.said_level,
                       said_line = excluded.said_line,
                       said = excluded.said
                """.formatted(batch.stream().map(HistoryEntry::values).collect(Collectors.joining(", "))));
        entries += batch.size();
        characters += batch.stream().mapToLong(HistoryEntry::size).sum();
        if (entries > room.entries / SLACK || characters > room.bytes / SLACK) {
            forget(session);
        }
    }

    private void forget(BackendSession session) throws IOException {
        session.query("""
                DELETE FROM pg_redshift.statement
                 WHERE id <= (
                       SELECT max(id)
                         FROM (SELECT id,
                                      row_number() OVER newest AS entries,
                                      sum(octet_length(query) + octet_length(said::text)) OVER newest AS bytes
                                 FROM pg_redshift.statement
                               WINDOW newest AS (ORDER BY id DESC)) AS kept
                        WHERE entries > %d
                           OR bytes > %d)
                """.formatted(room.entries, room.bytes));
        entries = 0;
        characters = 0;
    }

    /** How much of the past a database keeps: so many texts, or less when they are large. */
    record Room(int entries, long bytes) {}
}

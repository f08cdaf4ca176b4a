package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.HistoryWriter.Room;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.gateway.Raised;
import io.github.redshiftdeploy.local.gateway.StatementJournal;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journal behind {@code sys_query_history}. It writes on sessions of its own, a fifth of a second later than things
 * happen, so that they cost their sessions next to nothing; a text that names one of the views waits until they tell
 * what ended before it. Each database keeps the last 100,000 texts or 64 MB of them, a little more at times.
 *
 * <p>It holds no session while there is nothing to write: nobody could drop the database.
 */
public final class QueryHistory implements StatementJournal, Closeable {
    private static final Room ROOM = new Room(100_000, 64L << 20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Mention LOOKING = Mention.of(
            "SYS_QUERY_HISTORY",
            "STL_QUERY",
            "SVL_STATEMENTTEXT",
            "STL_DDLTEXT",
            "STL_UTILITYTEXT",
            "SYS_PROCEDURE_MESSAGES",
            "PG_LAST_QUERY_ID");
    private static final Mention LABELLING = Mention.of("QUERY_GROUP", "RESET");
    private static final int LONGEST_LABELLING = 1000;

    private final Backend backend;
    private final Clock clock;
    private final Room room;
    private final long firstId;
    private final AtomicLong lastId;
    private final WaitingEntries waiting = new WaitingEntries();
    private final Map<Integer, String> labels = new ConcurrentHashMap<>();
    private final Map<Integer, Long> last = new ConcurrentHashMap<>();
    private final Map<String, HistoryWriter> writers = new HashMap<>();
    private final Thread thread = new Thread(this::write, "query-history");

    private QueryHistory(Backend backend, Clock clock, Room room) {
        this.backend = backend;
        this.clock = clock;
        this.room = room;
        // Numbers grow from start to start too.
        this.firstId = clock.millis() * 1000;
        this.lastId = new AtomicLong(firstId - 1);
    }

    /** Begins to write into the databases of a server, each of which has the bootstrap. */
    public static QueryHistory of(Backend backend, Clock clock) {
        return of(backend, clock, ROOM);
    }

    static QueryHistory of(Backend backend, Clock clock, Room room) {
        QueryHistory history = new QueryHistory(backend, clock, room);
        history.thread.setDaemon(true);
        history.thread.start();
        return history;
    }

    @Override
    public Entry begins(Session session, String text) {
        HistoryEntry entry =
                new HistoryEntry(lastId.incrementAndGet(), session, label(session, text), text, clock.instant());
        last.put(session.processId(), entry.id());
        waiting.put(entry);
        if (LOOKING.isIn(entry.text())) {
            waiting.awaitWritten(PATIENCE);
        }
        return new Running(entry);
    }

    /** A text that is being run, and what was said meanwhile. */
    private final class Running implements Entry {
        private final HistoryEntry entry;
        private final SaidMessages said = new SaidMessages();

        Running(HistoryEntry entry) {
            this.entry = entry;
        }

        @Override
        public void said(Raised raised) {
            said.add(raised, clock.instant());
        }

        @Override
        public void ends(@Nullable Failure failure, long rows) {
            waiting.put(entry.ended(clock.instant(), failure, rows, said.all()));
        }
    }

    /** Returns the number of the last text that a session began to run; 0 when there is none. */
    public long lastOf(int processId) {
        return last.getOrDefault(processId, 0L);
    }

    /** Writes what is known and ends. */
    @Override
    public void close() {
        waiting.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String label(Session session, String text) {
        if (text.length() <= LONGEST_LABELLING && LABELLING.isIn(text)) {
            Phrase phrase = Phrase.of(text);
            if (phrase.at(0, "SET query_group TO|=")) {
                labels.put(session.processId(), Literals.value(phrase.text(3)));
            } else if (phrase.at(0, "RESET query_group|ALL")) {
                labels.remove(session.processId());
            }
        }
        return labels.getOrDefault(session.processId(), "default");
    }

    private void write() {
        try {
            for (List<HistoryEntry> batch = waiting.take(); !batch.isEmpty(); batch = waiting.take()) {
                batch.stream()
                        .collect(Collectors.groupingBy(entry -> entry.session().database()))
                        .forEach(this::write);
                waiting.written();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String database, List<HistoryEntry> batch) {
        try (BackendSession session = backend.session(PostgresServer.OWNER, database)) {
            if (!writers.containsKey(database)) {
                writers.put(database, HistoryWriter.begin(session, room, firstId));
            }
            writers.get(database).write(session, batch);
        } catch (IOException databaseGone) {
            // With the database goes its history.
            writers.remove(database);
        }
    }
}

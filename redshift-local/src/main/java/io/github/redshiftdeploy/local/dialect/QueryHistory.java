package io.github.redshiftdeploy.local.dialect;

import static io.github.redshiftdeploy.local.gateway.BackendSession.literal;

import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal behind {@code sys_query_history}. It writes on sessions of its own, a little later than things happen, as
 * Redshift does. It holds no session while there is nothing to write: nobody could drop the database.
 */
public final class QueryHistory implements StatementJournal, Closeable {
    private static final int MOST_WAITING = 100_000;
    private static final Change LAST = new Change("", "");

    private final Backend backend;
    private final Clock clock;
    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<Integer, String> labels = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Thread writer = new Thread(this::write, "query-history");

    private QueryHistory(Backend backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /** Begins to write into the databases of a server, each of which has the bootstrap. */
    public static QueryHistory of(Backend backend, Clock clock) {
        QueryHistory history = new QueryHistory(backend, clock);
        history.writer.setDaemon(true);
        history.writer.start();
        return history;
    }

    @Override
    public Entry begins(Session session, String text) {
        HistoryEntry entry = new HistoryEntry(nextId(), session, label(session, text), text, clock.instant());
        note(session, entry.inserted());
        return (error, rows) -> note(session, entry.updated(clock.instant(), error, rows));
    }

    /** Writes what is known and ends. */
    @Override
    public void close() {
        try {
            changes.put(LAST);
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Numbers grow from start to start too. */
    private long nextId() {
        long now = clock.millis() * 1000;
        return lastId.updateAndGet(last -> Math.max(last + 1, now));
    }

    private String label(Session session, String text) {
        Phrase phrase = Phrase.of(text);
        if (phrase.at(0, "SET query_group TO|=")) {
            labels.put(session.processId(), Literals.value(phrase.text(3)));
        } else if (phrase.at(0, "RESET query_group|ALL")) {
            labels.remove(session.processId());
        }
        return labels.getOrDefault(session.processId(), "default");
    }

    /** Rather than let a client wait, it forgets. */
    private void note(Session session, String sql) {
        if (!changes.offer(new Change(session.database(), sql))) {
            changes.clear();
        }
    }

    private void write() {
        List<Change> batch = new ArrayList<>();
        try {
            while (!batch.contains(LAST)) {
                batch.clear();
                batch.add(changes.take());
                changes.drainTo(batch);
                write(batch);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Change> batch) {
        Map<String, StringBuilder> byDatabase = new LinkedHashMap<>();
        for (Change change : batch) {
            byDatabase
                    .computeIfAbsent(change.database, name -> new StringBuilder())
                    .append(change.sql);
        }
        byDatabase.remove(LAST.database);
        byDatabase.forEach(this::write);
    }

    private void write(String database, StringBuilder sql) {
        try (BackendSession session = backend.session(PostgresServer.OWNER, database)) {
            session.query(sql.toString());
        } catch (IOException databaseGone) {
            // With the database goes its history.
        }
    }

    /** Returns a text as SQL; nothing is ever looked up in so much of it. */
    static String cut(String text, int length) {
        return literal(text.length() <= length ? text : text.substring(0, length));
    }

    private record Change(String database, String sql) {}
}

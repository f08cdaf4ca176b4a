package io.github.redshiftdeploy.local.gateway;

import io.github.redshiftdeploy.local.gateway.StatementJournal.Entry;
import io.github.redshiftdeploy.local.gateway.StatementJournal.Failure;
import io.github.redshiftdeploy.local.gateway.StatementJournal.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the journal what a connection runs: the thread that hears the client says what is asked, the one that hears the
 * server what came of it. A text begins when those before it have ended, and what the server skips has never begun. A
 * client that is gone ends nothing: what the server then says of the text is the truth, and so the entry.
 */
final class Narration {
    /** No more of a text is ever told, so this is all that has to be kept of one that is prepared. */
    private static final int LONGEST_TEXT = 65_535;

    private static final int MOST_PREPARED = 1000;
    private static final Failure LOST = new Failure("08006", "the connection was lost before the statement had ended");

    private final StatementJournal journal;
    private final Map<String, String> prepared = new Latest();
    private final Map<String, String> portals = new Latest();
    private final Deque<Asked> asked = new ArrayDeque<>();
    private Session session;
    private @Nullable Entry entry;
    private @Nullable Failure failure;
    private long rows;
    private boolean closed;

    Narration(StatementJournal journal, String database, String user) {
        this.journal = journal;
        this.session = new Session(database, user, 0);
    }

    /** The server has said by which number its process is known. */
    synchronized void identified(int processId) {
        session = new Session(session.database(), session.user(), processId);
    }

    /** A text is asked for that is a cycle of its own. */
    synchronized void query(String text) {
        ask(new Asked(text.isBlank() ? null : cut(text), true));
    }

    synchronized void parse(String name, String text) {
        prepared.put(name, cut(text));
    }

    synchronized void bind(String portal, String name) {
        String text = prepared.getOrDefault(name, "");
        portals.put(portal, text);
    }

    /** A portal runs; to go on with one that has stopped is nothing new. */
    synchronized void execute(String portal) {
        String text = portals.put(portal, "");
        ask(new Asked(text == null || text.isBlank() ? null : text, false));
    }

    synchronized void sync() {
        ask(new Asked(null, true));
    }

    /** A row is on its way to the client. */
    synchronized void row() {
        rows++;
    }

    /** The server has run one of the statements of a text, or the text of a portal as far as it was asked to. */
    synchronized void completed() {
        Asked first = asked.peek();
        if (first != null && !first.endsCycle) {
            asked.remove();
            end();
            begin();
        }
    }

    /** The server has said something while it works. */
    synchronized void said(ServerError notice) {
        if (entry != null) {
            Raised.of(notice).ifPresent(entry::said);
        }
    }

    /** The server, in a cycle, has met an error and skips the rest. */
    synchronized void failed(ServerError error) {
        if (failure == null) {
            said(error);
            failure = new Failure(error.sqlState(), error.message());
        }
    }

    /** The server has ended a cycle. */
    synchronized void ready() {
        if (entry == null && failure != null) {
            // The server was quicker than the client, who was still saying what to do with a text that has failed.
            asked.stream().takeWhile(next -> !next.endsCycle).findFirst().ifPresent(this::begin);
        }
        end();
        failure = null;
        Asked ended = asked.poll();
        while (ended != null && !ended.endsCycle) {
            ended = asked.poll();
        }
        begin();
    }

    /** The connection is over. */
    synchronized void close() {
        closed = true;
        failure = failure == null ? LOST : failure;
        end();
    }

    private void ask(Asked next) {
        asked.add(next);
        begin();
    }

    private void begin() {
        Asked first = asked.peek();
        if (first != null && entry == null && failure == null && !closed) {
            begin(first);
        }
    }

    private void begin(Asked first) {
        rows = 0;
        entry = first.text == null ? null : journal.begins(session, first.text);
    }

    private void end() {
        if (entry != null) {
            entry.ends(failure, rows);
            entry = null;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private record Asked(@Nullable String text, boolean endsCycle) {}

    /** Forgets, of names that nobody has used for long, what they stand for. */
    private static final class Latest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;
        private static final float USUAL_LOAD = 0.75f;

        Latest() {
            super(16, USUAL_LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_PREPARED;
        }
    }
}

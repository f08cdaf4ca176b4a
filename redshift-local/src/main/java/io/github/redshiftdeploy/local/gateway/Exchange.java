package io.github.redshiftdeploy.local.gateway;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands: what was asked and is not yet answered. The thread that hears the client and the one that
 * hears the server meet here, and nowhere else.
 */
final class Exchange {
    private final Counters counters;
    private final Deque<Asked> asked = new ArrayDeque<>();

    /** Cycles that the server, and that the client, has not yet seen the end of. */
    private int unanswered = 1;

    private int undelivered = 1;
    private boolean halfSaid;
    private boolean clientWaits;
    private boolean swallowing;
    private boolean closed;
    private final List<String> rows = new ArrayList<>();
    private boolean silent;
    private boolean moreFollows;
    private @Nullable ServerError failure;
    private char status = 'I';

    Exchange(Counters counters) {
        this.counters = counters;
    }

    /** The client begins a message. */
    synchronized void begin() {
        if (clientWaits) {
            clientWaits = false;
            counters.roundTrip();
        }
        halfSaid = true;
    }

    /** A text is about to be parsed, as part of a cycle that a {@code Sync} ends. */
    synchronized void parse(String original, Translation translation) {
        asked.add(Asked.parse(original, translation));
    }

    /**
     * A text is about to be run, a cycle of its own.
     *
     * @param more whether another part of what the client said follows, so that it does not hear of the cycle's end
     */
    synchronized void query(String original, Translation translation, boolean more) {
        asked.add(Asked.query(original, translation));
        cycle();
        moreFollows = more;
        failure = null;
    }

    /** A cycle is about to begin of which the client is to hear nothing. */
    synchronized void silently() {
        silent = true;
        failure = null;
        rows.clear();
        unanswered++;
    }

    /** The server has answered with a row in a cycle of which the client is to hear nothing. */
    synchronized void row(String value) {
        rows.add(value);
    }

    /** Returns the rows of the last such cycle. */
    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    synchronized boolean silent() {
        return silent;
    }

    /** The server has failed in the cycle. */
    synchronized void failed(ServerError error) {
        failure = failure == null ? error : failure;
    }

    /** Returns how the server failed in the last cycle, if it did. */
    synchronized Optional<ServerError> failure() {
        return Optional.ofNullable(failure);
    }

    /** The server has ended a cycle of which the client is to hear nothing. */
    synchronized void silentlyReady(char transactionStatus) {
        status = transactionStatus;
        silent = false;
        unanswered--;
        notifyAll();
    }

    /** The server has closed a session; tells whether that was in a cycle of which the client is to hear nothing. */
    synchronized boolean endedSilently() {
        boolean ended = silent;
        if (ended) {
            silentlyReady(status);
        }
        return ended;
    }

    /** Tells whether the client is not to hear of the end of the current cycle, for more of its text follows. */
    synchronized boolean moreFollows() {
        return moreFollows && failure == null;
    }

    /** A cycle is about to end. */
    synchronized void sync() {
        asked.add(Asked.SYNC);
        cycle();
    }

    private void cycle() {
        unanswered++;
        undelivered++;
        halfSaid = false;
    }

    /** Waits until the server has answered everything, and returns the status of the transaction. */
    synchronized char awaitStatus() throws IOException {
        try {
            while (unanswered > 0 && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (closed) {
            throw new IOException("the server has closed the connection");
        }
        return status;
    }

    /** From now on the client hears nothing any more. */
    synchronized void swallow() {
        swallowing = true;
    }

    synchronized boolean swallowing() {
        return swallowing;
    }

    /** The server has parsed a text. */
    synchronized void parsed() {
        if (!asked.isEmpty() && !asked.element().endsCycle()) {
            asked.remove();
        }
    }

    /** Returns the error as the client is to see it. */
    synchronized ServerError seenByClient(ServerError error) {
        Asked current = asked.peek();
        return current == null ? error : current.seenByClient(error);
    }

    /** The server has ended a cycle. */
    synchronized void ready(char transactionStatus) {
        status = transactionStatus;
        unanswered--;
        if (moreFollows()) {
            undelivered--;
        }
        moreFollows = false;
        Asked ended = asked.poll();
        while (ended != null && !ended.endsCycle()) {
            ended = asked.poll();
        }
        notifyAll();
    }

    /** The client is about to hear of the end of a cycle; it has, or has not, sent more in the meantime. */
    synchronized void deliver(boolean clientSilent) {
        undelivered--;
        clientWaits = undelivered == 0 && !halfSaid && clientSilent;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private record Asked(
            @Nullable String original, @Nullable Translation translation, boolean endsCycle) {
        static final Asked SYNC = new Asked(null, null, true);

        static Asked parse(String original, Translation translation) {
            return changed(original, translation, false);
        }

        static Asked query(String original, Translation translation) {
            return changed(original, translation, true);
        }

        /** Keeps the texts only while they are needed: they may be large. */
        private static Asked changed(String original, Translation translation, boolean endsCycle) {
            boolean same = translation.sql().equals(original);
            return same ? new Asked(null, null, endsCycle) : new Asked(original, translation, endsCycle);
        }

        ServerError seenByClient(ServerError error) {
            if (translation == null || original == null) {
                return error;
            }
            return error.movedBy(sent -> translation.position(sent, original)).withoutBlock();
        }
    }
}

package io.github.redshiftdeploy.local.dialect;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Entries on their way into the database: many together, and what is known last of each. When they come faster than
 * they can be written the oldest are forgotten; no client waits for that.
 */
final class WaitingEntries {
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_CHARACTERS = 16 << 20;

    /** With as many it is time to write, whatever the pause. */
    private static final int MANY_ENTRIES = 2000;

    private static final int MANY_CHARACTERS = 1 << 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Map<Long, HistoryEntry> waiting = new LinkedHashMap<>();
    private long characters;
    private long noted;
    private long taken;
    private long written;
    private boolean hurry;
    private boolean closed;

    synchronized void put(HistoryEntry entry) {
        HistoryEntry before = waiting.put(entry.id(), entry);
        characters += entry.size() - (before == null ? 0 : before.size());
        noted++;
        while (waiting.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
            forgetOldest();
        }
        if (waiting.size() == 1 || many()) {
            notifyAll();
        }
    }

    /** Waits for entries, then a little for more of them; returns none when no more will come. */
    synchronized List<HistoryEntry> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            written = noted;
            notifyAll();
            wait();
        }
        long end = System.nanoTime() + PAUSE;
        while (!hurry && !closed && !many() && end > System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        List<HistoryEntry> entries = List.copyOf(waiting.values());
        waiting.clear();
        characters = 0;
        taken = noted;
        hurry = false;
        return entries;
    }

    /** What was taken last is written, or can never be. */
    synchronized void written() {
        written = taken;
        notifyAll();
    }

    /** Waits until all is written that has been put by now, but no longer than that is worth. */
    synchronized void awaitWritten(Duration patience) {
        long wanted = noted;
        long end = System.nanoTime() + patience.toNanos();
        hurry = true;
        notifyAll();
        try {
            while (written < wanted && !closed && end > System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private boolean many() {
        return waiting.size() >= MANY_ENTRIES || characters >= MANY_CHARACTERS;
    }

    private void forgetOldest() {
        Iterator<HistoryEntry> oldest = waiting.values().iterator();
        characters -= oldest.next().size();
        oldest.remove();
    }
}

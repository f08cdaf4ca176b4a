package io.github.redshiftdeploy.local.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last texts that clients sent, cut to a length, so that it stays small whatever passes. */
final class Journal {
    private static final int ENTRIES = 10_000;
    private static final int ENTRY_LENGTH = 4096;
    private static final int TOTAL_LENGTH = 8 << 20;

    private final Deque<String> entries = new ArrayDeque<>();
    private int length;

    synchronized void add(String text) {
        String entry = text.length() <= ENTRY_LENGTH ? text : text.substring(0, ENTRY_LENGTH);
        entries.addLast(entry);
        length += entry.length();
        while (entries.size() > ENTRIES || length > TOTAL_LENGTH) {
            length -= entries.removeFirst().length();
        }
    }

    synchronized List<String> entries() {
        return List.copyOf(entries);
    }
}

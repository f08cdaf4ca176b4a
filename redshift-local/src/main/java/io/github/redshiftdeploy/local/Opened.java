package io.github.redshiftdeploy.local;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, to be closed in the opposite order, once. */
final class Opened implements Closeable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything, whatever fails on the way; the first failure is thrown. */
    @Override
    public synchronized void close() throws IOException {
        IOException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                first = first == null ? new IOException(e.getMessage(), e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

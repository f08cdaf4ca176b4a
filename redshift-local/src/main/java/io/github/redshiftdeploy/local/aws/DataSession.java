package io.github.redshiftdeploy.local.aws;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session that lives from statement to statement, one at a time, until nobody has used it for its keep-alive. */
final class DataSession implements Closeable {
    /** What AWS says of one that is busy, and of one that has ended. */
    static final String UNAVAILABLE = "Session is not available";

    private final String id;
    private final Caller owner;
    private final DataLogin login;
    private final DataRequest first;
    private final Instant created;
    private Duration keepAlive;
    private Instant idleSince;
    private boolean busy = true;
    private boolean closed;
    private @Nullable DatabaseLine line;

    /** Begins with a statement that is about to run. */
    DataSession(String id, Caller owner, DataLogin login, DataRequest first, Duration keepAlive, Instant now) {
        this.id = id;
        this.owner = owner;
        this.login = login;
        this.first = first;
        this.keepAlive = keepAlive;
        this.created = now;
        this.idleSince = now;
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    Caller owner() {
        return owner;
    }

    DataLogin login() {
        return login;
    }

    /** Returns the request that opened it, which says where and as whom all its statements run. */
    DataRequest first() {
        return first;
    }

    /** Takes it for a statement; false when it has one already, or has ended. */
    synchronized boolean take(@Nullable Duration otherKeepAlive) {
        if (busy || closed) {
            return false;
        }
        busy = true;
        keepAlive = otherKeepAlive == null ? keepAlive : otherKeepAlive;
        return true;
    }

    /** Returns its connection, which the first statement opens. */
    DatabaseLine line() throws IOException {
        DatabaseLine present = present();
        if (present != null) {
            return present;
        }
        DatabaseLine opened = login.open();
        return keep(opened);
    }

    private synchronized @Nullable DatabaseLine present() {
        return line;
    }

    private synchronized DatabaseLine keep(DatabaseLine opened) throws IOException {
        if (closed) {
            opened.close();
            throw new IOException(UNAVAILABLE);
        }
        line = opened;
        return opened;
    }

    /** The statement has ended. */
    synchronized void idle(Instant now) {
        busy = false;
        idleSince = now;
    }

    synchronized boolean over(Instant now) {
        boolean unused = !busy && !now.isBefore(idleSince.plus(keepAlive));
        return closed || unused || !now.isBefore(created.plus(DataLimits.LONGEST_SESSION));
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Ends it; the server stops what runs and rolls back what is open. */
    @Override
    public synchronized void close() throws IOException {
        DatabaseLine open = line;
        closed = true;
        line = null;
        if (open != null) {
            try (open) {
                if (busy) {
                    open.cancel();
                }
            }
        }
    }
}

package io.github.redshiftdeploy.local.aws;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request to run something, as it stands. Safe for the thread that runs it and those that ask about it. */
final class DataStatement {
    private final String id = UUID.randomUUID().toString();
    private final Caller owner;
    private final DataRequest request;
    private final DataLogin login;
    private final @Nullable DataSession session;
    private final Instant created;
    private final List<DataPart> parts = new ArrayList<>();
    private DataStatus status = DataStatus.SUBMITTED;
    private @Nullable String error;
    private Instant updated;
    private long begun = System.nanoTime();
    private long nanos = -1;
    private int waiting;
    private int processId;
    private boolean cancelled;
    private @Nullable DatabaseLine line;

    DataStatement(Caller owner, DataRequest request, DataLogin login, @Nullable DataSession session, Instant now) {
        this.owner = owner;
        this.request = request;
        this.login = login;
        this.session = session;
        this.created = now;
        this.updated = now;
        request.sqls().forEach(sql -> parts.add(DataPart.submitted(sql, now)));
    }

    String id() {
        return id;
    }

    Caller owner() {
        return owner;
    }

    DataRequest request() {
        return request;
    }

    /** Returns the request that said where and as whom it runs: its own, or the one that opened its session. */
    DataRequest origin() {
        return session == null ? request : session.first();
    }

    DataLogin login() {
        return login;
    }

    @Nullable
    DataSession session() {
        return session;
    }

    Instant created() {
        return created;
    }

    /** Returns what somebody sees who looks at several things of it: it does not go on meanwhile. */
    synchronized <T> T seenAtOnce(Function<DataStatement, T> look) {
        return look.apply(this);
    }

    synchronized DataStatus status() {
        return status;
    }

    synchronized @Nullable String error() {
        return error;
    }

    synchronized Instant updated() {
        return updated;
    }

    synchronized int processId() {
        return processId;
    }

    /** Returns how long it ran, without the time in which its session was opened; -1 before its end. */
    synchronized long nanos() {
        return nanos;
    }

    synchronized List<DataPart> parts() {
        return List.copyOf(parts);
    }

    synchronized void picked(Instant now) {
        status = DataStatus.PICKED;
        updated = now;
    }

    synchronized void started(DatabaseLine opened, Instant now) {
        status = DataStatus.STARTED;
        line = opened;
        processId = opened.processId();
        begun = System.nanoTime();
        updated = now;
    }

    synchronized void part(int index, DataPart part) {
        parts.set(index, part);
        updated = part.updated();
    }

    /** Ends it; what has not run yet never will. */
    synchronized void end(DataStatus last, @Nullable String why, Instant now) {
        for (int index = 0; index < parts.size(); index++) {
            if (parts.get(index).status().active()) {
                DataStatus unrun = index == 0 || last == DataStatus.FINISHED ? last : DataStatus.ABORTED;
                parts.set(index, parts.get(index).in(unrun, now));
            }
        }
        status = last;
        error = why;
        line = null;
        updated = now;
        nanos = System.nanoTime() - begun;
        notifyAll();
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    /** Asks the database to stop it. */
    void cancel() throws IOException {
        DatabaseLine running = cancelling();
        if (running != null) {
            running.cancel();
        }
    }

    private synchronized @Nullable DatabaseLine cancelling() {
        cancelled = true;
        return line;
    }

    /** Waits for its end, but not longer than so; false when too many wait already. */
    synchronized boolean awaitEnd(Duration longest, int mostWaiting) throws InterruptedException {
        if (waiting >= mostWaiting) {
            return false;
        }
        waiting++;
        try {
            long deadline = System.nanoTime() + longest.toNanos();
            for (long left = longest.toNanos(); left > 0 && status.active(); left = deadline - System.nanoTime()) {
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            }
            return true;
        } finally {
            waiting--;
        }
    }
}

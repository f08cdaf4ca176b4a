package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.TransportException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancels what a session runs when a time is over: nobody awaits its end any more, and the server must not go on. */
final class StatementLimit {

    private final AtomicBoolean decided = new AtomicBoolean();

    /** Begins to count. */
    StatementLimit(Session session, Duration limit) {
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> cancel(session));
    }

    private void cancel(Session session) {
        if (decided.compareAndSet(false, true)) {
            try {
                session.cancel();
            } catch (TransportException e) {
                // The connection is gone, or the server takes no word: the silence that follows tells it.
            }
        }
    }

    /** Ends the count; from here on nothing is cancelled. Tells whether the time was over before. */
    boolean reached() {
        return !decided.compareAndSet(false, true);
    }
}

package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Printable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** How often a connection that failed for a passing reason is tried again, and how long the next try waits. */
public final class ConnectTries {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final int MOST_DOUBLINGS = 20;

    private final ConnectionConfig config;
    private final Consumer<String> log;
    private int failed;

    /**
     * Makes a count for one connection.
     *
     * @param log hears of every try that failed and is repeated
     */
    public ConnectTries(ConnectionConfig config, Consumer<String> log) {
        this.config = config;
        this.log = log;
    }

    /**
     * Waits for the next try, when there is one.
     *
     * @param reason why the last one failed
     * @param passing whether the next may succeed although nobody changed anything
     * @throws DiagnosticException with the reason, when there is none
     */
    public void next(Diagnostic reason, boolean passing, TransportException cause) {
        failed++;
        if (!passing || failed > config.connectRetries()) {
            throw new DiagnosticException(reason, cause);
        }
        Duration pause = pause();
        log.accept(Printable.line(reason.message()) + "; try " + (failed + 1) + " of " + (config.connectRetries() + 1)
                + " in " + pause.toMillis() + " ms");
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(reason, e);
        }
    }

    private Duration pause() {
        long longest = config.connectRetriesInterval().toMillis();
        long backoff = Math.min(longest, FIRST_PAUSE_MILLIS << Math.min(failed - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1));
    }
}

package io.github.redshiftdeploy.testkit.cluster;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in that the tests of a JVM share: it starts when the first of them asks for it, and stops with the JVM. What
 * it is does not matter here, because the stand-in is tested with this module.
 */
public final class SharedStandIn<T extends AutoCloseable> {
    private final Callable<T> start;
    private @Nullable T started;

    public SharedStandIn(Callable<T> start) {
        this.start = start;
    }

    public synchronized T get() {
        T present = started;
        if (present != null) {
            return present;
        }
        T fresh = start();
        started = fresh;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(fresh)));
        return fresh;
    }

    private T start() {
        try {
            return start.call();
        } catch (Exception e) {
            throw new IllegalStateException("the stand-in does not start: " + e.getMessage(), e);
        }
    }

    private void stop(T running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("the stand-in did not stop: " + e);
        }
    }
}

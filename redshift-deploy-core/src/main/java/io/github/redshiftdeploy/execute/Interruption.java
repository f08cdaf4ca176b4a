package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Session;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM: the running statement is cancelled and no further one begins, and the process stays until the
 * deployment has rolled back and said what is committed. GitHub gives a cancelled job about ten seconds for that.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 8;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "redshift-deploy interruption");
    private volatile boolean requested;
    private volatile @Nullable Session session;

    private Interruption() {}

    /** Watches until it is closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Names the session whose statement is to be cancelled. */
    void session(Session running) {
        session = running;
    }

    /** Tells whether the deployment is to stop. */
    boolean requested() {
        return requested;
    }

    /** Stops the deployment: cancels the running statement. */
    void request() {
        requested = true;
        Session running = session;
        if (running == null) {
            return;
        }
        try {
            running.cancel();
        } catch (SQLException e) {
            // The statement cannot be cancelled; it ends with the connection when the process does.
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is already ending.
            }
        }
    }

    private void interrupt() {
        request();
        try {
            boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println(
                        "redshift-deploy: the cluster did not confirm the rollback in time; it rolls back by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the running statement is cancelled and no further one begins, and the process stays until the
 * deployment has rolled back and said what is committed. GitHub gives a cancelled job about ten seconds for that.
 */
public final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration REPETITION = Duration.ofMillis(500);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "redshift-deploy interruption");
    private final Thread deployment = Thread.currentThread();
    private boolean requested;
    private boolean settled;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private boolean running;

    private Interruption() {}

    /** Watches until it is closed; the thread that calls this is the one that deploys. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) {
            interruption.request(); // The process is already ending.
        }
        return interruption;
    }

    /** Returns what to say when the deployment was stopped while nothing of it had run. */
    public static Diagnostic beforeTheFirstStatement() {
        return Diagnostic.error(ExecuteCode.CANCELLED, "cancelled before the first statement")
                .note("committed: nothing");
    }

    /** Names a session whose statement is to be cancelled; from now on the thread itself is left alone. */
    public synchronized void add(Session session) {
        sessions.add(session);
        running = true;
        boolean wasInterrupted = Thread.interrupted();
        requested |= wasInterrupted;
    }

    /** Forgets a session that is about to be closed. */
    public synchronized void remove(Session session) {
        sessions.remove(session);
    }

    /** Tells whether the deployment is to stop. */
    public synchronized boolean requested() {
        return requested;
    }

    /** Tells whether the deployment was to stop; from now on it is too late for that, and the thread is left alone. */
    public synchronized boolean settle() {
        settled = true;
        boolean wasInterrupted = Thread.interrupted();
        requested |= wasInterrupted;
        return requested;
    }

    /** Stops the deployment: cancels the running statements, or the wait for a connection. */
    void request() {
        for (Session session : toCancel()) {
            try {
                session.cancel();
            } catch (TransportException e) {
                // The statement cannot be cancelled; it ends with the connection when the process does.
            }
        }
    }

    private synchronized List<Session> toCancel() {
        requested = true;
        if (!running && !settled) {
            deployment.interrupt();
        }
        return settled ? List.of() : List.copyOf(sessions);
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending.
        }
    }

    /** Asks again and again: a statement that was about to begin when it was asked to stop has not heard of it. */
    private void interrupt() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            do {
                request();
                if (finished.await(REPETITION.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } while (System.nanoTime() < deadline);
            System.err.println(
                    "redshift-deploy: the cluster did not confirm the rollback in time; it rolls back by itself");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

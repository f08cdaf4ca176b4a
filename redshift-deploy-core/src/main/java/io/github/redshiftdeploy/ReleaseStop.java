package io.github.redshiftdeploy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM during a release: each deployment that runs is stopped by its own {@code Interruption}, and here
 * no further one begins, and the process stays until the record of the release is written.
 */
final class ReleaseStop implements AutoCloseable {

    /** A little more than a deployment takes to roll back. */
    private static final long PATIENCE_SECONDS = 9;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "redshift-deploy release");
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> asking = ConcurrentHashMap.newKeySet();
    private volatile boolean requested;

    private ReleaseStop() {}

    /** Watches until it is closed. */
    static ReleaseStop watch() {
        ReleaseStop stop = new ReleaseStop();
        try {
            Runtime.getRuntime().addShutdownHook(stop.hook);
        } catch (IllegalStateException e) {
            stop.requested = true; // The process is already ending.
        }
        return stop;
    }

    /** Lets no further deployment begin. */
    void request() {
        requested = true;
    }

    /** What may be interrupted. */
    @FunctionalInterface
    interface Questions<T, E extends Exception> {
        T ask() throws InterruptedException, E;
    }

    /** Asks the targets something, or waits for them; this thread is interrupted when the process ends. */
    <T, E extends Exception> T asking(Questions<T, E> questions) throws InterruptedException, E {
        Thread thread = Thread.currentThread();
        asking.add(thread);
        try {
            if (requested) {
                throw new InterruptedException();
            }
            return questions.ask();
        } finally {
            asking.remove(thread);
        }
    }

    /** Deploys in this thread. */
    void running(Runnable deployment) {
        Thread thread = Thread.currentThread();
        running.add(thread);
        try {
            deployment.run();
        } finally {
            running.remove(thread);
        }
    }

    /** Stops the deployments that run; when the process ends they hear of it themselves. */
    void interrupt() {
        request();
        running.forEach(Thread::interrupt);
    }

    /** Leaves this thread alone from now on: one that is interrupted writes no file. */
    void settle() {
        if (Thread.interrupted()) {
            request();
        }
    }

    /** Lets the process end: the record is written, and the stand-ins end with the process. */
    void recorded() {
        finished.countDown();
    }

    boolean requested() {
        return requested;
    }

    private void stop() {
        request();
        asking.forEach(Thread::interrupt);
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("redshift-deploy: the release did not end in time; its record says 'running'");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
}

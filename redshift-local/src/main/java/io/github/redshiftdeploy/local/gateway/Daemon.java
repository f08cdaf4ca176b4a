package io.github.redshiftdeploy.local.gateway;

/** Threads that keep no JVM alive. */
final class Daemon {
    private Daemon() {}

    static Thread of(String name, Runnable work) {
        Thread thread = new Thread(work, "redshift-local-" + name);
        thread.setDaemon(true);
        return thread;
    }
}

package io.github.redshiftdeploy;

import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The sessions of the lanes: they are opened, all at once, while the deployment still prepares. */
final class OpeningLanes implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Future<Session>> futures = new ArrayList<>();
    private final List<Session> opened = new ArrayList<>();
    private boolean closed;

    /** Begins to open as many sessions. */
    OpeningLanes(Transport transport, int lanes) {
        threads = Executors.newFixedThreadPool(lanes, OpeningLanes::thread);
        for (int i = 0; i < lanes; i++) {
            futures.add(threads.submit(() -> opened(transport.open(Purpose.SCRIPTS))));
        }
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy connection");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized Session opened(Session session) {
        if (closed) {
            session.close();
        } else {
            opened.add(session);
        }
        return session;
    }

    /** Returns the sessions when all are open. */
    List<Session> sessions() throws TransportException, InterruptedException {
        List<Session> sessions = new ArrayList<>();
        for (Future<Session> future : futures) {
            sessions.add(result(future));
        }
        return sessions;
    }

    private static Session result(Future<Session> future) throws TransportException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransportException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Closes those that are open, and those that still come. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.shutdownNow();
        opened.forEach(Session::close);
    }
}

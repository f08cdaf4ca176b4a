package io.github.redshiftdeploy.execute;

import com.amazon.redshift.util.RedshiftWarning;
import com.amazon.redshift.util.ServerErrorMessage;
import io.github.redshiftdeploy.connect.Session;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Passes on what the server says during a statement, while the statement still runs. */
final class ServerMessages implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final Session session;
    private final Progress progress;
    private final ScheduledExecutorService clock;
    private final Future<?> ticks;
    private @Nullable SQLWarning first;
    private @Nullable SQLWarning last;

    ServerMessages(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "redshift-deploy server messages");
            thread.setDaemon(true);
            return thread;
        });
        this.ticks = clock.scheduleWithFixedDelay(this::passOn, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A new statement begins; the driver forgets the messages of the one before, but not at once. */
    synchronized void statementStarts() {
        last = null;
    }

    /** Passes on what has not been passed on yet. */
    synchronized void passOn() {
        SQLWarning next = last == null ? newFirst() : last.getNextWarning();
        while (next != null) {
            last = next;
            progress.message(severity(next), String.valueOf(next.getMessage()));
            next = next.getNextWarning();
        }
    }

    @Override
    public void close() {
        ticks.cancel(false);
        clock.shutdown();
    }

    private @Nullable SQLWarning newFirst() {
        SQLWarning found = warnings();
        if (found == first) {
            return null;
        }
        first = found;
        return found;
    }

    private @Nullable SQLWarning warnings() {
        try {
            return session.warnings();
        } catch (SQLException e) {
            return null; // The connection is gone, and its messages with it.
        }
    }

    private static String severity(SQLWarning warning) {
        if (warning instanceof RedshiftWarning server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            return message == null || message.getSeverity() == null ? "INFO" : message.getSeverity();
        }
        return "WARNING";
    }
}

package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One deployment at a time: a row that names the one that runs, until when it counts, and that its owner renews while
 * it lives. It depends on no transaction of the deployment. Under every isolation level two cannot take it together,
 * for each looks at it and writes it while it holds the lock of the table.
 */
public final class Lease implements AutoCloseable {

    private static final String NAME = "deployment";

    /** An owner that could not renew the lease stops while it still has so much of it. */
    private static final int RENEWALS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final History history;
    private final Control control;
    private final String owner;
    private final Duration duration;
    private final ScheduledExecutorService clock;
    private volatile long renewed = System.nanoTime();
    private volatile boolean taken;
    private @Nullable Future<?> renewals;
    private volatile @Nullable String lost;

    /**
     * Makes a lease that is not taken yet.
     *
     * @param owner the id of the deployment
     * @param duration after how long it expires when its owner is gone
     */
    public Lease(History history, Control control, String owner, Duration duration) {
        this.history = history;
        this.control = control;
        this.owner = owner;
        this.duration = duration;
        this.clock = Executors.newSingleThreadScheduledExecutor(Lease::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy lease");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes the lease, and from then on renews it.
     *
     * @param patience how long to wait for another owner
     * @param waiting hears whom it waits for
     * @param locked hears once that a session, perhaps of a deployment that died, has locked the table of the lease
     * @throws DiagnosticException when another owner still has it after that time
     */
    public void take(Audit audit, Duration patience, Consumer<Holder> waiting, Runnable locked)
            throws TransportException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        String shown = "";
        Optional<Holder> other = tryToTake(audit, deadline, locked);
        while (other.isPresent()) {
            Holder holder = other.get();
            if (System.nanoTime() >= deadline) {
                throw new DiagnosticException(locked(holder, patience));
            }
            if (!shown.equals(holder.owner())) {
                waiting.accept(holder);
                shown = holder.owner();
            }
            long pause = Math.min(LOOK_AGAIN.toMillis(), Math.max(1, holder.left()) * 1_000);
            Thread.sleep(Math.max(1, Math.min(pause, (deadline - System.nanoTime()) / 1_000_000 + 1)));
            other = tryToTake(audit, deadline, locked);
        }
        renewed = System.nanoTime();
        taken = true;
        long period = duration.toMillis() / RENEWALS;
        renewals = clock.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * A deployment that died while it took the lease locks the table until its session ends, which may take longer than
     * a statement of ours may wait for a lock.
     */
    private Optional<Holder> tryToTake(Audit audit, long deadline, Runnable locked)
            throws TransportException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return control.together(session -> tryToTake(session, audit));
            } catch (TransportException e) {
                if (SqlState.of(e.error()) != SqlState.CANCELLED || System.nanoTime() >= deadline) {
                    throw e;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (tries == 1) {
                    locked.run();
                }
            }
        }
    }

    private Optional<Holder> tryToTake(Session session, Audit audit) throws TransportException {
        session.query(Message.beginning(List.of("LOCK " + lease())));
        // What the time is must be asked after the lock was granted, and so in a message of its own.
        List<Row> holders = session.query(Message.of(List.of(
                "DELETE FROM " + lease() + " WHERE name = " + literal(NAME) + " AND (owner = " + literal(owner)
                        + " OR expires_at < GETDATE())",
                holders())));
        List<String> statements = new ArrayList<>();
        if (holders.isEmpty()) {
            statements.add("INSERT INTO " + lease() + " (name, owner, actor, run_url, acquired_at, expires_at) VALUES ("
                    + literal(NAME) + ", " + literal(owner) + ", " + literal(audit.actor(), 256) + ", "
                    + literal(audit.runUrl(), 1024) + ", GETDATE(), " + expiry() + ")");
        }
        session.query(Message.ending(statements));
        return holders.stream().map(Lease::holder).findFirst();
    }

    /** Returns who holds the lease now, as it stands in the table. */
    public static Optional<Holder> holder(History history, Control control) throws TransportException {
        String query = holders(history.tables().lease());
        return control.query(List.of(query)).stream().map(Lease::holder).findFirst();
    }

    /** Removes the lease of an owner who does not live any more. */
    public static void remove(History history, String owner) throws TransportException {
        String lease = history.tables().lease();
        history.write(List.of("LOCK " + lease, "DELETE FROM " + lease + " WHERE owner = " + literal(owner)));
    }

    private String holders() {
        return holders(lease());
    }

    private static String holders(String lease) {
        return "SELECT owner, actor, run_url, acquired_at, DATEDIFF(second, acquired_at, GETDATE()),"
                + " DATEDIFF(second, GETDATE(), expires_at) FROM " + lease + " WHERE name = " + literal(NAME);
    }

    private static Holder holder(Row row) {
        return new Holder(row.text(0), row.text(1), row.value(2), row.text(3), seconds(row, 4), seconds(row, 5));
    }

    /** Whoever may write to the table may have put a row there without times. */
    private static long seconds(Row row, int column) {
        return row.value(column) == null ? 0 : Long.parseLong(row.text(column));
    }

    /** GETDATE counts whole seconds, so the last one counts as a whole. */
    private String expiry() {
        return "DATEADD(second, " + (duration.toSeconds() + 1) + ", GETDATE())";
    }

    private String lease() {
        return history.tables().lease();
    }

    private void renew() {
        try {
            long begun = System.nanoTime();
            List<Row> still = control.transaction(List.of(
                    "LOCK " + lease(),
                    "UPDATE " + lease() + " SET expires_at = " + expiry() + " WHERE owner = " + literal(owner),
                    "SELECT owner FROM " + lease() + " WHERE owner = " + literal(owner)));
            if (still.isEmpty()) {
                lost = "somebody else has removed it";
            } else {
                renewed = begun;
            }
        } catch (TransportException | RuntimeException e) {
            // The next renewal may succeed; until then only time counts.
            if (expired()) {
                lost = "it could not be renewed: " + e.getMessage();
            }
        }
    }

    private boolean expired() {
        return System.nanoTime() - renewed > duration.toNanos() / RENEWALS * (RENEWALS - 1);
    }

    /** Returns why the lease is lost; nothing when it is held. A deployment without it must not go on. */
    public Optional<Diagnostic> lost() {
        if (!taken || (lost == null && !expired())) {
            return Optional.empty();
        }
        return Optional.of(lost(lost == null ? "it could not be renewed in time" : lost));
    }

    private static Diagnostic lost(String why) {
        return Diagnostic.error(HistoryCode.LEASE_LOST, "the lease of the deployment is lost: " + why)
                .help("another deployment may run now; deploy again when it has ended");
    }

    /** Returns what to say when another deployment lets this one begin no transaction any more. */
    public static Diagnostic takenOver() {
        return lost("another deployment has taken over");
    }

    /** Returns the statement that gives the lease back. */
    public String release() {
        return "DELETE FROM " + lease() + " WHERE owner = " + literal(owner);
    }

    /** Stops renewing. */
    @Override
    public void close() {
        taken = false;
        if (renewals != null) {
            renewals.cancel(false);
        }
        clock.shutdownNow();
    }

    private Diagnostic locked(Holder holder, Duration patience) {
        return Diagnostic.error(HistoryCode.LOCKED, "another deployment holds the lease: " + holder.describe())
                .help("waited " + patience.toSeconds() + " s; raise 'redshift.lockTimeout', or, when that deployment is"
                        + " dead, wait " + Math.max(1, holder.left()) + " s or run 'redshift-deploy:unlock'");
    }
}

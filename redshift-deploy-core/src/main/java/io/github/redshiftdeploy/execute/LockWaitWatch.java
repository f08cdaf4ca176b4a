package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Control;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a statement that takes long waits for, and ends a wait for a lock that lasts too long. */
final class LockWaitWatch implements AutoCloseable {

    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    private final List<Lane> lanes;
    private final Control control;
    private final RunConfig config;
    private final Progress progress;
    private final long[] toldAt;
    private final ScheduledExecutorService clock;
    private @Nullable Future<?> looks;

    LockWaitWatch(List<Lane> lanes, Control control, RunConfig config, Progress progress) {
        this.lanes = List.copyOf(lanes);
        this.control = control;
        this.config = config;
        this.progress = progress;
        this.toldAt = new long[lanes.size()];
        this.clock = Executors.newSingleThreadScheduledExecutor(LockWaitWatch::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy watch");
        thread.setDaemon(true);
        return thread;
    }

    void begin() {
        long period =
                Math.min(LONGEST_PERIOD.toMillis(), config.lockWaitWarning().toMillis());
        looks = clock.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        clock.shutdownNow();
    }

    private void look() {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            InFlight.Running running = lane.inFlight().running().orElse(null);
            if (running != null) {
                look(i, lane, running);
            }
        }
    }

    private void look(int index, Lane lane, InFlight.Running running) {
        long now = System.nanoTime();
        long warning = config.lockWaitWarning().toNanos();
        Duration timeout = config.lockWaitTimeout();
        boolean tooLong = timeout != null && now - running.since() > timeout.toNanos();
        boolean tell = now - Math.max(running.since(), toldAt[index]) > warning;
        if (!tell && !tooLong) {
            return;
        }
        String holders = holders(lane.processId());
        if (tell) {
            toldAt[index] = now;
            tell(running, holders, now);
        }
        if (tooLong && !holders.isEmpty()) {
            lane.giveUp(holders);
        }
    }

    private void tell(InFlight.Running running, String holders, long now) {
        List<Command> statements = running.commands().stream()
                .filter(command -> command.statement() != null)
                .toList();
        String what = statements.isEmpty()
                ? "the history of '" + running.commands().get(0).script().name() + "'"
                : words(statements.get(0), statements.get(statements.size() - 1));
        progress.remark("still running after " + (now - running.since()) / 1_000_000_000 + " s: " + what
                + (holders.isEmpty() ? "" : "; it waits for a lock: " + holders));
    }

    private static String words(Command first, Command last) {
        if (first == last) {
            return words(first);
        }
        return first.script() == last.script()
                ? "'" + first.script().name() + "' statements " + first.number() + " to " + last.number() + " of "
                        + first.script().statements()
                : words(first) + ", and what goes with it up to " + words(last);
    }

    private static String words(Command command) {
        return "'" + command.script().name() + "' statement " + command.number() + " of "
                + command.script().statements();
    }

    /** Who holds what the session waits for; empty when it waits for no lock, or nobody can tell. */
    private String holders(int process) {
        try {
            return control.query(List.of("""
                            SELECT DISTINCT h.pid, h.txn_owner, h.txn_start, c.relname
                            FROM svv_transactions w
                            JOIN svv_transactions h ON h.relation = w.relation AND h.granted = 't' AND h.pid <> w.pid
                            LEFT JOIN pg_class c ON c.oid = w.relation
                            WHERE w.granted = 'f' AND w.pid = %d""".formatted(process))).stream()
                    .map(LockWaitWatch::describe)
                    .collect(Collectors.joining(", "));
        } catch (SQLException | DiagnosticException e) {
            return "";
        }
    }

    private static String describe(Row row) {
        return "session " + row.text(0) + " of " + row.text(1) + " holds '" + row.text(3) + "' since " + row.text(2)
                + " UTC";
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.history.Control;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a statement that takes long waits for, and ends a wait for a lock that lasts too long. What counts is how
 * long it waits, not how long it runs.
 */
final class LockWaitWatch implements AutoCloseable {

    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(50);

    private final List<Lane> lanes;
    private final Control control;
    private final RunConfig config;
    private final Progress progress;
    private final Silence silence;
    private final long[] toldAt;
    private final LockWait[] waits;
    private final long[] waitsSince;
    private final ScheduledExecutorService clock;
    private @Nullable Future<?> looks;

    LockWaitWatch(List<Lane> lanes, Control control, RunConfig config, Duration networkTimeout, Progress progress) {
        this.lanes = List.copyOf(lanes);
        this.control = control;
        this.config = config;
        this.progress = progress;
        this.silence = new Silence(lanes.size(), control, networkTimeout, progress);
        this.toldAt = new long[lanes.size()];
        this.waits = new LockWait[lanes.size()];
        Arrays.fill(waits, LockWait.NONE);
        this.waitsSince = new long[lanes.size()];
        this.clock = Executors.newSingleThreadScheduledExecutor(LockWaitWatch::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "redshift-deploy watch");
        thread.setDaemon(true);
        return thread;
    }

    void begin() {
        Duration timeout = config.lockWaitTimeout();
        long period = LongStream.of(
                        LONGEST_PERIOD.toMillis(),
                        config.lockWaitWarning().toMillis(),
                        timeout == null ? Long.MAX_VALUE : Math.max(SHORTEST_PERIOD.toMillis(), timeout.toMillis() / 4))
                .min()
                .orElseThrow();
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
                silence.look(i, lane, running);
            }
        }
    }

    private void look(int index, Lane lane, InFlight.Running running) {
        long now = System.nanoTime();
        boolean tell = now - Math.max(running.since(), toldAt[index])
                > config.lockWaitWarning().toNanos();
        Duration timeout = config.lockWaitTimeout();
        if (!tell && timeout == null) {
            return;
        }
        LockWait wait = LockWait.of(lane.session(), control);
        lane.waits(wait);
        if (!wait.sameAs(waits[index])) {
            waits[index] = wait;
            waitsSince[index] = now;
        }
        if (tell) {
            toldAt[index] = now;
            tell(running, wait, now);
        }
        if (timeout != null && wait.waits() && now - waitsSince[index] > timeout.toNanos()) {
            lane.giveUp(wait.holders());
        }
    }

    private void tell(InFlight.Running running, LockWait wait, long now) {
        List<Command> statements = running.commands().stream()
                .filter(command -> command.statement() != null)
                .toList();
        String what = statements.isEmpty()
                ? "the history of '" + running.commands().get(0).script().name() + "'"
                : words(statements.get(0), statements.get(statements.size() - 1));
        progress.remark("still running after " + (now - running.since()) / 1_000_000_000 + " s: " + what
                + (wait.waits() ? "; it waits for a lock: " + wait.holders() : ""));
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
}

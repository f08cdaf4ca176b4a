package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.StatementException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what a lane sends and when the server answers it, statement by statement. The server may keep the
 * answers to a message until its end; which of those that come together took how long, nobody can tell then.
 */
final class Recorder {

    /** Answers that come within this time come together. */
    private static final Duration TOGETHER = Duration.ofMillis(1);

    private final StatementLog log;
    private final int lane;
    private final Instant begun;
    private final long begunNanos = System.nanoTime();

    private List<Command> message = List.of();
    private long messages;

    /** How many of the message are answered. */
    private int done;

    /** When the answer before came, and the answer before those that came together with it. */
    private long answered;

    private long since;
    private long waited;
    private long notices;
    private volatile long waitsSince;

    /**
     * Makes one.
     *
     * @param lane the number of the lane, from 1
     */
    Recorder(StatementLog log, int lane, Clock clock) {
        this.log = log;
        this.lane = lane;
        this.begun = clock.instant();
    }

    /** A message is sent. */
    void begin(List<Command> sent) {
        message = sent;
        messages++;
        done = 0;
        answered = System.nanoTime();
        since = answered;
        waited = 0;
        waitsSince = 0;
        notices = 0;
    }

    /** The server says something during a statement. */
    void notice() {
        notices++;
    }

    /** What runs is seen, by another thread, to wait for a lock. */
    void waits() {
        if (waitsSince == 0) {
            waitsSince = System.nanoTime();
        }
    }

    /** A command of the message is answered. */
    void done(int index, long rows) {
        answered(message.get(index), rows, null);
        done = index + 1;
        notices = 0;
    }

    /**
     * The message was not answered to its end. One that is refused as a whole has not run, and of one whose last word
     * alone was lost every statement is answered.
     */
    void failed(StatementException problem) {
        boolean ran = problem.executed() || problem.position() == 0;
        if (ran && problem.statement() >= done) {
            answered(message.get(problem.statement()), 0, problem.error().state());
        }
    }

    private void answered(Command command, long rows, @Nullable String sqlState) {
        long now = System.nanoTime();
        if (now - answered > TOGETHER.toNanos()) {
            long waiting = waitsSince;
            since = answered;
            waited = waiting == 0 ? 0 : now - waiting;
            waitsSince = 0;
        }
        answered = now;
        if (command.statement() != null) {
            log.ran(new StatementRun(
                    command.script().name(),
                    command.number(),
                    command.statement().start().line(),
                    at(since),
                    at(now),
                    rows,
                    notices,
                    Duration.ofNanos(waited),
                    command.script().attempt(command.number()),
                    lane,
                    messages,
                    sqlState));
        }
    }

    /** The clock of the machine may be set meanwhile, and no statement is to end before it begins. */
    private Instant at(long nanos) {
        return begun.plusNanos(nanos - begunNanos);
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.StatementException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what a lane sends and how long the server works on it, command by command. The server may keep its
 * answers to a message and send them together, so a command has a time of its own only where something says when the
 * next one began: an answer that had to be waited for, or the server, which tells when each of our transactions began.
 * What lies between two such moments shares its time, and is told to do so.
 */
final class Recorder {

    private final StatementLog log;
    private final int lane;
    private final Instant begun;
    private final long begunNanos = System.nanoTime();
    private final LockWaits waits = new LockWaits();

    /** What is answered, and shares its time as far as is known yet. */
    private final List<Answer> pending = new ArrayList<>();

    private List<Command> message = List.of();
    private long messages;
    private int done;
    private long sent;
    private long notices;

    /** When what is pending began, when it came, and the arrival that it came with. */
    private long from;

    private long came;
    private long arrival;

    /** What the clock of the server showed when a message was sent, or briefly after, and when that was. */
    private @Nullable Instant origin;

    private long originNanos;

    /** A command that is answered, or that was worked on when the message failed. */
    private record Answer(
            int index,
            Command command,
            long rows,
            long notices,
            boolean ran,
            @Nullable String sqlState) {
        private boolean told() {
            return ran && command.statement() != null;
        }
    }

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
    void begin(List<Command> commands) {
        message = commands;
        messages++;
        done = 0;
        notices = 0;
        sent = System.nanoTime();
        from = sent;
        arrival = sent;
        waits.clear();
    }

    /** The server says something during a command. */
    void notice() {
        notices++;
    }

    /** Nobody waits until more is known of the time of what has ended: it shares what has passed. */
    void share(long arrived) {
        arrive(arrived);
        end();
    }

    /** What runs was seen, by another thread, to wait for a lock or to wait for none. */
    void waits(LockWait wait) {
        waits.look(wait);
    }

    /**
     * The server has told when the transaction began that a command belongs to. What stood before that transaction had
     * ended then.
     *
     * @param arrived the {@link System#nanoTime()} of the arrival that the answer came with
     * @return whether it is known now how long each of those took
     */
    boolean began(int index, long arrived, Instant server) {
        arrive(arrived);
        int first = firstOfTransaction(index);
        if (first == 0) {
            origin = server;
            originNanos = sent;
            return true;
        }
        List<Answer> before =
                pending.stream().filter(answer -> answer.index() < first).toList();
        // A clock that was set, or one that shows the same all through a message, says nothing.
        long at = origin == null
                ? from
                : originNanos + Duration.between(origin, server).toNanos();
        if (at > from && at <= came && !before.isEmpty()) {
            settle(before, at);
            pending.subList(0, before.size()).clear();
            return true;
        }
        return before.isEmpty();
    }

    private int firstOfTransaction(int index) {
        int first = index;
        while (first > 0 && isOneWith(message.get(first - 1), message.get(index))) {
            first--;
        }
        return first;
    }

    private static boolean isOneWith(Command before, Command command) {
        return before.script() == command.script()
                && !before.commits()
                && before.kind() != Command.Kind.END
                && before.kind() != Command.Kind.UNDOING;
    }

    /** A command of the message is answered. */
    void done(int index, long rows, long arrived) {
        arrive(arrived);
        pending.add(new Answer(index, message.get(index), rows, notices, true, null));
        done = index + 1;
        notices = 0;
    }

    /** The message is answered to its end, or what is pending will never be told apart. */
    void end() {
        settle(pending, came);
        pending.clear();
    }

    /**
     * The message was not answered to its end. One that is refused as a whole has not run, and of one whose last word
     * alone was lost every command is answered.
     */
    void failed(StatementException problem, long arrived) {
        arrive(arrived);
        if (problem.statement() >= done) {
            boolean ran = problem.executed() || problem.position() == 0;
            Command command = message.get(problem.statement());
            pending.add(new Answer(
                    problem.statement(),
                    command,
                    0,
                    notices,
                    ran,
                    problem.error().state()));
        }
        end();
    }

    /** What arrives after a wait has come later than what is pending. */
    private void arrive(long arrived) {
        if (arrived - arrival > 0) {
            end();
            arrival = arrived;
        }
        if (pending.isEmpty()) {
            came = arrival - from > 0 ? arrival : System.nanoTime();
        }
    }

    private void settle(List<Answer> answers, long to) {
        if (answers.isEmpty()) {
            return;
        }
        Instant began = at(from);
        Instant ended = at(to);
        Duration waited = waits.within(from, to);
        String holders = waits.holders(from, to);
        Set<RunningScript> scripts = new LinkedHashSet<>();
        answers.forEach(answer -> scripts.add(answer.command().script()));
        scripts.forEach(script -> script.took(began, ended, scripts.size() - 1, waited));
        int others = (int) answers.stream().filter(Answer::told).count() - 1;
        for (Answer answer : answers) {
            if (answer.told()) {
                tell(answer, began, ended, others, waited, holders);
            }
        }
        from = to;
    }

    private void tell(
            Answer answer, Instant began, Instant ended, int others, Duration waited, @Nullable String holders) {
        Command command = answer.command();
        StatementRun run = new StatementRun(
                command.script().name(),
                command.number(),
                command.line(),
                began,
                ended,
                others,
                answer.rows(),
                answer.notices(),
                waited,
                holders,
                command.script().attempt(command.number()),
                lane,
                messages,
                answer.sqlState());
        command.script().ran(run);
        log.ran(run);
    }

    /** The clock of the machine may be set meanwhile, and nothing is to end before it begins. */
    private Instant at(long nanos) {
        return begun.plusNanos(nanos - begunNanos);
    }
}

package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a lane has sent and waits for, as other threads may see it. */
final class InFlight {

    private List<Command> message = List.of();
    private int done;
    private long begun;
    private long since;

    /**
     * What of a message is not answered; one of it runs, and nobody knows which before the server says so. When all of
     * it is answered, the last of it counts until the server has also said that it is ready for more.
     */
    record Running(List<Command> commands, long since) {}

    synchronized void begin(List<Command> sent) {
        message = sent;
        done = 0;
        begun = System.nanoTime();
        since = begun;
    }

    /** Tells whether the message has been on its way for a time, if there is one. */
    synchronized boolean lasts(Optional<Duration> time) {
        return time.filter(longest -> System.nanoTime() - begun >= longest.toNanos())
                .isPresent();
    }

    /** Tells whether the server has worked for a time on what it has not answered, if there is one. */
    synchronized boolean silentFor(Optional<Duration> time) {
        return time.filter(longest -> System.nanoTime() - since >= longest.toNanos())
                .isPresent();
    }

    /** Notes that a statement is done; false when that is known. */
    synchronized boolean done(int index) {
        if (index < done) {
            return false;
        }
        done = index + 1;
        since = System.nanoTime();
        return true;
    }

    synchronized void end() {
        message = List.of();
    }

    /** Returns what is waited for now. */
    synchronized Optional<Running> running() {
        int size = message.size();
        return size == 0
                ? Optional.empty()
                : Optional.of(new Running(List.copyOf(message.subList(Math.min(done, size - 1), size)), since));
    }
}

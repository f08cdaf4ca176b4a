package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Optional;

/** What a lane has sent and waits for, as other threads may see it. */
final class Sending {

    private List<Piece> message = List.of();
    private int done;
    private long since;

    /** A statement that runs. */
    record Running(Piece piece, long since) {}

    synchronized void begin(List<Piece> sent) {
        message = sent;
        done = 0;
        since = System.nanoTime();
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

    /** Returns the statement that runs now. */
    synchronized Optional<Running> running() {
        return done < message.size() ? Optional.of(new Running(message.get(done), since)) : Optional.empty();
    }
}

package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often a lane has tried again since something was last committed, and how long it waits before the next try. */
final class Tries {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 20;

    private final int most;
    private int made;

    /**
     * Makes a count.
     *
     * @param most how many tries there may be after the first one
     */
    Tries(int most) {
        this.most = most;
    }

    boolean left() {
        return made < most;
    }

    /** Something is committed, so the next failure is another one. */
    void reset() {
        made = 0;
    }

    /** Counts one more try, and returns how many milliseconds to wait before it. */
    long next() {
        made++;
        long backoff = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE_MILLIS << Math.min(made - 1, MOST_DOUBLINGS));
        // Lanes that failed on each other must not meet again, so each waits for a time of its own.
        return backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1);
    }

    /** Returns the words for the try that comes next. */
    String words() {
        return "try " + (made + 1) + " of " + (most + 1);
    }
}

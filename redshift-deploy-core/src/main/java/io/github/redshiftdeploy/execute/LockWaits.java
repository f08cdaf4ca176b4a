package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a session was seen to wait for locks since its last message was sent, and who held them. */
final class LockWaits {

    private final List<Wait> waits = new ArrayList<>();

    /** A wait; one that lasts has not been seen to end. */
    private static final class Wait {
        private final long began;
        private final String holders;
        private long ended = Long.MAX_VALUE;

        private Wait(long began, String holders) {
            this.began = began;
            this.holders = holders;
        }

        private long within(long from, long to) {
            return Math.max(0, Math.min(ended, to) - Math.max(began, from));
        }
    }

    /** A message is sent. */
    synchronized void clear() {
        waits.clear();
    }

    /** The session waits now, or does not. */
    synchronized void look(LockWait wait) {
        Wait open = open();
        if (open != null && wait.waits() && open.holders.equals(wait.holders())) {
            return;
        }
        long now = System.nanoTime();
        if (open != null) {
            open.ended = now;
        }
        if (wait.waits()) {
            waits.add(new Wait(now, wait.holders()));
        }
    }

    private @Nullable Wait open() {
        Wait last = waits.isEmpty() ? null : waits.get(waits.size() - 1);
        return last != null && last.ended == Long.MAX_VALUE ? last : null;
    }

    /** Returns how long it waited between two values of {@link System#nanoTime()}. */
    synchronized Duration within(long from, long to) {
        return Duration.ofNanos(
                waits.stream().mapToLong(wait -> wait.within(from, to)).sum());
    }

    /** Returns who held the lock that it waited for last between two values of {@link System#nanoTime()}. */
    synchronized @Nullable String holders(long from, long to) {
        return waits.stream()
                .filter(wait -> wait.within(from, to) > 0)
                .reduce((earlier, later) -> later)
                .map(wait -> wait.holders)
                .orElse(null);
    }
}

package io.github.redshiftdeploy.local.aws;

import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests in any second. */
final class Quota {
    private static final long SECOND = 1_000_000_000;

    private final int perSecond;
    private final Deque<Long> taken = new ArrayDeque<>();

    Quota(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Returns whether a request at this time, in nanoseconds, is within the quota; it then counts. */
    boolean take(long now) {
        while (!taken.isEmpty() && now - taken.getFirst() >= SECOND) {
            taken.removeFirst();
        }
        if (taken.size() >= perSecond) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}

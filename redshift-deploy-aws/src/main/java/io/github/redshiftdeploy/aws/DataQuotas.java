package io.github.redshiftdeploy.aws;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets no more requests of a kind go out in a second than AWS takes of an account, so that a deployment refuses itself
 * nothing. Others of the account may ask too, so AWS may refuse all the same. Used by all sessions at once.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html">Quotas and limits</a>
 */
final class DataQuotas {

    /** A request, and how many of it AWS takes in a second. */
    enum Kind {
        EXECUTE(30),
        BATCH(20),
        DESCRIBE(100),
        RESULT(20),
        CANCEL(3),
        LIST(3);

        private final int perSecond;

        Kind(int perSecond) {
            this.perSecond = perSecond;
        }

        /** Returns how many nanoseconds lie between two of them when they are spread evenly. */
        private long pause() {
            return TimeUnit.SECONDS.toNanos(1) / perSecond;
        }
    }

    /** When as many as a second may have would be used up, if they were spread evenly. */
    private final Map<Kind, Long> used = new EnumMap<>(Kind.class);

    /** Waits until one more may go out. */
    void take(Kind kind) {
        LockSupport.parkNanos(wait(kind, System.nanoTime()));
    }

    /** A second's worth may go out at once; whatever comes more is spread evenly. */
    synchronized long wait(Kind kind, long now) {
        long free = used.getOrDefault(kind, now);
        long next = Math.max(free, now) + kind.pause();
        used.put(kind, next);
        return Math.max(0, next - now - TimeUnit.SECONDS.toNanos(1));
    }
}

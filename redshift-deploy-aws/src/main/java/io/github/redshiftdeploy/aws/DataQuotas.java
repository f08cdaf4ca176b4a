package io.github.redshiftdeploy.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets no more requests of a kind go out in a second than AWS takes of an account, so that a deployment refuses itself
 * nothing. Others of the account may ask too, so AWS may refuse all the same. Used by all sessions at once.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html">Quotas and limits</a>
 */
final class DataQuotas {

    /** A request, and how many of it AWS takes in a second. */
    enum Kind {
        EXECUTE("ExecuteStatement", 30),
        BATCH("BatchExecuteStatement", 20),
        DESCRIBE("DescribeStatement", 100),
        RESULT("GetStatementResult", 20),
        CANCEL("CancelStatement", 3),
        LIST("ListStatements", 3);

        private final String operation;
        private final int perSecond;

        Kind(String operation, int perSecond) {
            this.operation = operation;
            this.perSecond = perSecond;
        }

        /** Returns what a policy calls it. */
        String action() {
            return "redshift-data:" + operation;
        }
    }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When the last ones of each kind go out, as many as a second may have. */
    private final Map<Kind, Deque<Long>> last = new EnumMap<>(Kind.class);

    /** Waits until one more may go out. */
    void take(Kind kind, Pause pause) {
        pause.let(Duration.ofNanos(wait(kind, System.nanoTime())));
    }

    /** Returns for how long the next one has to wait, in nanoseconds: none is within a second of the n-th before it. */
    synchronized long wait(Kind kind, long now) {
        Deque<Long> before = last.computeIfAbsent(kind, none -> new ArrayDeque<>());
        long at = before.size() < kind.perSecond ? now : Math.max(now, before.remove() + SECOND);
        before.add(at);
        return at - now;
    }
}

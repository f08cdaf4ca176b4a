package io.github.redshiftdeploy.aws;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/**
 * Waits until statements have ended: it asks again and again, at first soon and then after longer pauses. AWS could
 * hold its answer back until then ({@code WaitTimeSeconds}), but the release of the SDK that we pin does not know of
 * it.
 */
final class DataWait {

    private static final Duration SHORTEST = Duration.ofMillis(5);

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final DataApi api;
    private volatile Duration patience = Duration.ZERO;
    private volatile boolean stopped;
    private volatile long arrived = System.nanoTime();

    DataWait(DataApi api) {
        this.api = api;
    }

    /** Sets how long a statement may take; zero is for ever. */
    void patience(Duration most) {
        patience = most;
    }

    /** Does not wait any more; what runs goes on. */
    void stop() {
        stopped = true;
    }

    /** Returns the {@link System#nanoTime()} at which the last statement was seen to have ended. */
    long arrived() {
        return arrived;
    }

    /**
     * Returns how a statement ended.
     *
     * @throws SdkClientException when nobody waits for it any longer
     */
    DataOutcome until(String statement) {
        long begun = System.nanoTime();
        for (Duration pause = SHORTEST; ; pause = longer(pause)) {
            DescribeStatementResponse now = api.describe(statement);
            if (DataOutcome.ended(now)) {
                arrived = System.nanoTime();
                return DataOutcome.of(now);
            }
            if (stopped || (!patience.isZero() && System.nanoTime() - begun > patience.toNanos())) {
                throw SdkClientException.create("statement '" + statement + "' has not ended in time");
            }
            api.pause().let(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}

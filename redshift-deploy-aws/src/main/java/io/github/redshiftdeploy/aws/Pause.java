package io.github.redshiftdeploy.aws;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

    void sleep(Duration duration) throws InterruptedException;

    /** Lets it pass, or less when somebody interrupts: the next request to AWS ends because of that. */
    default void let(Duration duration) {
        try {
            if (duration.compareTo(Duration.ZERO) > 0) {
                sleep(duration);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

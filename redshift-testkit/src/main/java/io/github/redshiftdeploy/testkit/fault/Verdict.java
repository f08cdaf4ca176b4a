package io.github.redshiftdeploy.testkit.fault;

import java.util.List;

/**
 * What a trial showed.
 *
 * @param <F> what goes wrong
 * @param faults those that happened
 * @param survived whether the first deployment succeeded all the same
 * @param attempts how many deployments it took
 * @param unknown how many of them did not know what was committed
 * @param decisions how many asked somebody to decide
 * @param unlocked how many could not even give back their lease
 * @param problems what is not as it should be
 */
public record Verdict<F>(
        List<F> faults,
        boolean survived,
        int attempts,
        int unknown,
        int decisions,
        int unlocked,
        List<String> problems) {
    /** Copies the lists. */
    public Verdict {
        faults = List.copyOf(faults);
        problems = List.copyOf(problems);
    }
}

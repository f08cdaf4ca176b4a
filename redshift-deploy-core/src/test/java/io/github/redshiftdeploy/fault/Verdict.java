package io.github.redshiftdeploy.fault;

import java.util.List;

/**
 * What a trial showed.
 *
 * @param happened whether the deployment came to where the fault was due
 * @param survived whether it succeeded all the same
 * @param attempts how many deployments it took
 * @param unknown how many of them did not know what was committed
 * @param decisions how many asked somebody to decide
 * @param unlocked how many could not even give back their lease
 * @param problems what is not as it should be
 */
record Verdict(
        Fault fault,
        boolean happened,
        boolean survived,
        int attempts,
        int unknown,
        int decisions,
        int unlocked,
        List<String> problems) {
    /** Copies the list. */
    Verdict {
        problems = List.copyOf(problems);
    }
}

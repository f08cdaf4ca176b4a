package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.config.SlowTests;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a procedure takes longer than it used to: more than a fifth longer than the median of its last runs, of
 * which there must be five, and at least {@link #FLOOR} milliseconds, for less is noise.
 */
final class SlowCalls {

    private static final int LEAST_RUNS = 5;
    private static final int PERCENT = 120;
    private static final long FLOOR = 50;

    private final Map<Timing.Key, List<Long>> before;
    private final SlowTests slow;

    /**
     * Makes one that knows earlier runs.
     *
     * @param before how long each took before, in milliseconds
     */
    SlowCalls(Map<Timing.Key, List<Long>> before, SlowTests slow) {
        this.before = before;
        this.slow = slow;
    }

    /** Returns what to say of a run, an error or a warning; nothing when it was not slower. */
    Optional<Diagnostic> problem(Timing timing) {
        List<Long> runs = before.getOrDefault(timing.key(), List.of());
        if (slow == SlowTests.IGNORE || runs.size() < LEAST_RUNS) {
            return Optional.empty();
        }
        long median = median(runs);
        boolean slower = timing.millis() * 100 > median * PERCENT && timing.millis() - median >= FLOOR;
        if (!slower) {
            return Optional.empty();
        }
        String message = "it took " + timing.millis() + " ms, and " + median + " ms is the median of its last "
                + runs.size() + " runs";
        Diagnostic problem = slow == SlowTests.FAIL
                ? Diagnostic.error(SqlTestCode.SLOWER, message)
                : Diagnostic.warning(SqlTestCode.SLOWER, message);
        return Optional.of(problem.help("look what has changed: the procedure, its data, or what else the cluster does;"
                + " 'redshift.slowTests' says whether this fails a test"));
    }

    private static long median(List<Long> runs) {
        List<Long> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.history.Timing;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of tests.
 *
 * @param results each test script, in order
 * @param timings how long procedures took, for the history
 * @param roundTrips how often the network was waited for, logins not counted
 * @param stopped why the tests that did not run did not; absent when all ran
 */
public record TestOutcome(
        List<TestResult> results,
        List<Timing> timings,
        long roundTrips,
        @Nullable Diagnostic stopped) {

    /** More names than these are not worth reading. */
    private static final int MOST_NAMES = 5;

    /** There were no tests. */
    public static final TestOutcome NONE = new TestOutcome(List.of(), List.of(), 0, null);

    /** Copies the lists. */
    public TestOutcome {
        results = List.copyOf(results);
        timings = List.copyOf(timings);
    }

    /** Returns how they ended, all together. */
    public State state() {
        boolean cancelled = results.stream().anyMatch(result -> result.state() == State.CANCELLED);
        boolean failed = stopped != null || results.stream().anyMatch(result -> result.state() == State.FAILED);
        return cancelled ? State.CANCELLED : failed ? State.FAILED : State.SUCCEEDED;
    }

    /** Returns how a pipeline is told that they have ended. */
    public DeploymentOutcome ending() {
        return switch (state()) {
            case SUCCEEDED -> DeploymentOutcome.SUCCESS;
            case FAILED -> DeploymentOutcome.TESTS_FAILED;
            case CANCELLED, RUNNING, NOT_RUN, SKIPPED -> DeploymentOutcome.DEPLOYMENT_FAILED;
        };
    }

    /** Returns what failed and what is worth a warning, each at its place. */
    public List<Diagnostic> problems() {
        return results.stream().flatMap(result -> result.problems().stream()).toList();
    }

    /** Returns why the tests have failed, in a sentence; nothing when they have not. */
    public Optional<Diagnostic> failure() {
        if (state() == State.CANCELLED) {
            return Optional.of(Diagnostic.error(
                    SqlTestCode.CANCELLED,
                    "cancelled after " + count(State.SUCCEEDED) + " of " + tests(results.size())));
        }
        if (state() == State.SUCCEEDED) {
            return Optional.empty();
        }
        Diagnostic failure = Diagnostic.error(
                SqlTestCode.TESTS_FAILED, count(State.FAILED) + " of " + tests(results.size()) + " failed: " + names());
        return Optional.of(stopped == null ? failure : failure.note("reason: " + stopped.message()));
    }

    private static String tests(int number) {
        return number + (number == 1 ? " test" : " tests");
    }

    private long count(State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    private String names() {
        List<String> failed = results.stream()
                .filter(result -> result.state() == State.FAILED)
                .map(TestResult::script)
                .toList();
        int others = failed.size() - MOST_NAMES;
        return failed.stream().limit(MOST_NAMES).map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " more" : "");
    }

    /** Returns how many assertions ended so. */
    public long assertions(Verdict verdict) {
        return results.stream().mapToLong(result -> result.assertions(verdict)).sum();
    }
}

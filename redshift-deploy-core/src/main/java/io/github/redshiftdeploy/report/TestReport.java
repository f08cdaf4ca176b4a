package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import io.github.redshiftdeploy.sqltest.TestListener;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How people hear of tests that run by themselves, without a deployment. */
public final class TestReport implements TestListener, LeaseListener {

    private final Console console;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> problems;

    /**
     * Makes one.
     *
     * @param log takes each line for people
     * @param problems takes what tests fail of, and what they warn of
     */
    public TestReport(Consumer<String> log, Consumer<Diagnostic> problems) {
        this.console = new Console(log);
        this.log = log;
        this.problems = problems;
    }

    /** Tells that tests begin. */
    public void begin(String id, DeployConfig config, String address, int tests) {
        log.accept("test " + id + " of " + config.target().name() + " (" + address + ", database "
                + config.target().database() + ")");
        log.accept("runs " + Console.count(tests, "test"));
    }

    @Override
    public void testEnded(TestResult result, int i, int n) {
        console.testEnded(result, i, n);
        result.problems().forEach(problems);
    }

    @Override
    public void waiting(Holder holder) {
        console.waiting(holder);
    }

    @Override
    public void remark(String text) {
        console.remark(text);
    }

    /** Tells how the tests have ended, to people and in {@code TEST-tests.xml}. */
    public void end(TestOutcome outcome, Duration elapsed, Path folder) throws IOException {
        TestJUnit.write(folder.resolve("TEST-tests.xml"), outcome.results());
        long passed = outcome.results().stream()
                .filter(result -> result.state() == State.SUCCEEDED)
                .count();
        long assertions = outcome.assertions(Verdict.PASSED) + outcome.assertions(Verdict.FAILED);
        log.accept(Choice.word(outcome.state()) + ": " + Console.number(passed) + " of "
                + Console.count(outcome.results().size(), "test") + ", " + Console.count(assertions, "assertion")
                + " in " + Console.time(elapsed));
    }

    /** Tells GitHub what has failed; nothing when nothing has. */
    public static void tell(GitHub github, String goal, TestOutcome outcome) {
        if (!outcome.problems().isEmpty()) {
            github.tell(goal, outcome.problems());
        }
    }

    /** Returns why the tests fail the build, in a sentence; nothing when they do not. */
    public static Optional<String> verdict(TestOutcome outcome) {
        return outcome.failure().map(failure -> failure.message() + "; see above");
    }
}

package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.JUnitSuite.Test;
import io.github.redshiftdeploy.report.JUnitSuite.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code TEST-execute.xml}: a test a script. While the deployment runs, and when it was cut off, a single test that
 * failed says so: the file of an earlier deployment would speak for it.
 */
final class DeploymentJUnit implements DeploymentFormat {

    private static final String ITSELF = "the deployment";

    private final Path file;

    DeploymentJUnit(Path folder) {
        file = folder.resolve("TEST-execute.xml");
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public void begun(DeploymentReport report) throws IOException {
        write(Duration.ZERO, List.of(ofState(ITSELF, Duration.ZERO, report.state(), "it runs, or was cut off")));
    }

    @Override
    public void ended(DeploymentReport report) throws IOException {
        Instant end = report.finished() == null ? report.started() : report.finished();
        write(Duration.between(report.started(), end), tests(report));
    }

    private void write(Duration elapsed, List<Test> tests) throws IOException {
        JUnitSuite suite = new JUnitSuite("redshift-deploy.execute", elapsed, tests);
        WholeFile.write(file, text -> JUnitXml.write(suite, text));
    }

    private static List<Test> tests(DeploymentReport report) {
        List<Test> tests = new ArrayList<>();
        Outcome outcome = report.outcome();
        if (outcome != null) {
            outcome.scripts().forEach(script -> tests.add(test(script)));
        }
        boolean told = tests.stream().anyMatch(test -> test.verdict() == Verdict.FAILED);
        if (report.state() != State.SUCCEEDED && !told) {
            tests.add(0, itself(report)); // No script is the reason: it did not begin, or the history was not told.
        }
        return tests;
    }

    private static Test itself(DeploymentReport report) {
        List<Diagnostic> errors = report.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        return errors.isEmpty()
                ? ofState(ITSELF, Duration.ZERO, report.state(), "it ended for a reason that the log says")
                : Test.failed(ITSELF, Duration.ZERO, errors.get(0), errors);
    }

    private static Test test(ScriptOutcome script) {
        String name = script.step().script().name();
        Duration elapsed = script.figures().elapsed();
        return switch (script.state()) {
            case SUCCEEDED -> Test.passed(name, elapsed, List.of());
            case SKIPPED -> Test.skipped(name, elapsed, script.step().reason());
            case NOT_RUN -> Test.skipped(name, elapsed, "its turn never came");
            case FAILED, CANCELLED, RUNNING -> failed(name, elapsed, script);
        };
    }

    private static Test failed(String name, Duration elapsed, ScriptOutcome script) {
        Diagnostic failure = script.failure();
        if (failure != null) {
            return Test.failed(name, elapsed, failure, List.of(failure));
        }
        return ofState(
                name,
                elapsed,
                script.state(),
                "stopped after " + script.executed() + " of "
                        + Console.count(script.step().outline().statements(), "statement") + "; committed of them: "
                        + script.committed());
    }

    /** Returns a test that failed and of which nothing more is known than how far it came. */
    private static Test ofState(String name, Duration elapsed, State state, String message) {
        return new Test(name, elapsed, Verdict.FAILED, Choice.word(state), message, "");
    }
}

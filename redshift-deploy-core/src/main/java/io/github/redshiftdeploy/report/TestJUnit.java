package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.report.JUnitSuite.Test;
import io.github.redshiftdeploy.sqltest.StatementResult;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code TEST-tests.xml}: a test an assertion. It is there only where tests ran. */
final class TestJUnit implements DeploymentFormat {

    private final Path file;
    private final List<TestResult> results = new ArrayList<>();

    TestJUnit(Path folder) {
        file = folder.resolve("TEST-tests.xml");
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    /** The file of earlier tests would speak for these. */
    @Override
    public void begun(DeploymentReport report) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void testEnded(TestResult result, int i, int n) {
        results.add(result);
    }

    @Override
    public void ended(DeploymentReport report) throws IOException {
        if (!results.isEmpty()) {
            write(file, results);
        }
    }

    static void write(Path file, List<TestResult> results) throws IOException {
        Duration elapsed = results.stream().map(TestResult::elapsed).reduce(Duration.ZERO, Duration::plus);
        List<Test> tests = results.stream()
                .flatMap(result -> result.statements().stream()
                        .filter(TestJUnit::isTold)
                        .map(statement -> test(result.script() + ":" + statement.line(), statement)))
                .toList();
        JUnitSuite suite = new JUnitSuite("redshift-deploy.tests", elapsed, tests);
        WholeFile.write(file, text -> JUnitXml.write(suite, text));
    }

    /** What only prepares a test is told when it failed. */
    private static boolean isTold(StatementResult result) {
        return result.statement().asserts() || result.verdict() == StatementResult.Verdict.FAILED;
    }

    private static Test test(String name, StatementResult result) {
        Diagnostic problem = result.problem();
        List<Diagnostic> said = problem == null ? List.of() : List.of(problem);
        return switch (result.verdict()) {
            case PASSED -> Test.passed(name, result.elapsed(), said);
            case NOT_RUN ->
                Test.skipped(name, result.elapsed(), "a statement before it failed, or the tests were stopped");
            case FAILED -> Test.failed(name, result.elapsed(), Objects.requireNonNull(problem), said);
        };
    }
}

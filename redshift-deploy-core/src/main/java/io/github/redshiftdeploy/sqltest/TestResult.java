package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a test script.
 *
 * @param script its name
 * @param statements all its statements, in order
 */
public record TestResult(String script, State state, Duration elapsed, List<StatementResult> statements) {

    /** Copies the list. */
    public TestResult {
        statements = List.copyOf(statements);
    }

    /** Returns why it failed, each reason at its place. */
    public List<Diagnostic> failures() {
        return problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /** Returns that, and what is worth a warning. */
    public List<Diagnostic> problems() {
        return statements.stream()
                .map(StatementResult::problem)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns how many of its statements assert something and ended so. */
    public long assertions(Verdict verdict) {
        return statements.stream()
                .filter(statement -> statement.verdict() == verdict)
                .filter(statement -> statement.statement().asserts() || verdict == Verdict.FAILED)
                .count();
    }

    /** Tells in a line which statements did not run; nothing when all did. */
    public Optional<String> notRun() {
        List<Integer> numbers = statements.stream()
                .filter(statement -> statement.verdict() == Verdict.NOT_RUN)
                .map(StatementResult::number)
                .toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        int first = numbers.get(0);
        int last = numbers.get(numbers.size() - 1);
        return Optional.of(
                first == last ? "not run: statement " + first : "not run: statements " + first + " to " + last);
    }
}

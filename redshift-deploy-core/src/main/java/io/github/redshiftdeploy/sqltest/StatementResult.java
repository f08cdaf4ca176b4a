package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a statement of a test.
 *
 * @param elapsed how long it took, the way there and back included
 * @param problem why it failed, or what is worth a warning; absent when all is well and when it has not run
 */
public record StatementResult(
        TestStatement statement,
        Verdict verdict,
        Duration elapsed,
        @Nullable Diagnostic problem) {

    /** How a statement ended. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** It did not run: one before it has failed, or the tests were stopped. */
        NOT_RUN
    }

    static StatementResult passed(TestStatement statement, Duration elapsed, Optional<Diagnostic> warning) {
        return new StatementResult(statement, Verdict.PASSED, elapsed, warning.orElse(null));
    }

    static StatementResult failed(TestStatement statement, Duration elapsed, Diagnostic why) {
        return new StatementResult(statement, Verdict.FAILED, elapsed, why);
    }

    static StatementResult notRun(TestStatement statement) {
        return new StatementResult(statement, Verdict.NOT_RUN, Duration.ZERO, null);
    }

    /** Returns its place among the script's statements, from 1. */
    public int number() {
        return statement.statement().number();
    }

    /** Returns the line of the script in which it begins. */
    public int line() {
        return statement.statement().start().line();
    }
}

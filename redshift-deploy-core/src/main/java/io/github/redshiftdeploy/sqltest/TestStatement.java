package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a test, and what is expected of it.
 *
 * @param expectations what its rows must be
 * @param error what it must fail with; absent when it must not fail
 * @param within how long it may take; absent for no limit
 */
public record TestStatement(
        ScriptStatement statement,
        List<Expectation> expectations,
        @Nullable ExpectedError error,
        @Nullable Duration within) {

    /** Copies the list. */
    public TestStatement {
        expectations = List.copyOf(expectations);
    }

    /** Tells whether it can fail for another reason than that the server refuses it. */
    public boolean asserts() {
        return !expectations.isEmpty() || error != null || within != null || isQuery() || isCall();
    }

    boolean isQuery() {
        return statement.kind() == StatementKind.SELECT;
    }

    boolean isCall() {
        return statement.kind() == StatementKind.CALL;
    }

    /** Returns how many rows must be read, to tell. */
    int rows() {
        return expectations.stream().mapToInt(Expectation::rows).max().orElse(Expectation.SOME);
    }
}

package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.script.Script;
import java.util.List;

/**
 * A test script.
 *
 * @param commits whether it says that it may commit, and so runs without a transaction around it
 */
public record TestScript(Script script, boolean commits, List<TestStatement> statements) {

    /** Copies the list. */
    public TestScript {
        statements = List.copyOf(statements);
    }

    /** Returns its name. */
    public String name() {
        return script.name();
    }
}

package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.analysis.StatementFacts;

/** Looks at each statement of a script once, in their order, and tells what it is. */
@FunctionalInterface
public interface StatementVisitor {

    /**
     * Returns what the statement is.
     *
     * @param script the script, as its leading comments describe it
     */
    StatementFacts visit(Script script, ScriptStatement statement);
}

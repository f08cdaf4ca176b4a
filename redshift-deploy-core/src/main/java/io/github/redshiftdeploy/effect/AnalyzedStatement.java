package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.StatementFacts;
import io.github.redshiftdeploy.sql.tree.Command;
import org.jspecify.annotations.Nullable;

/**
 * A statement, and what it does.
 *
 * @param facts what it is
 * @param tree what it means; absent when it cannot be parsed
 * @param effects what it does to objects; nothing when it cannot be parsed
 */
public record AnalyzedStatement(
        ScriptStatement statement,
        StatementFacts facts,
        @Nullable Command tree,
        Effects effects) {

    /** Returns its place among the script's statements, from 1. */
    public int number() {
        return statement.number();
    }

    /** Returns what it is. */
    public StatementKind kind() {
        return facts.kind();
    }

    /** Returns what it does to the transaction it is in. */
    public StatementClass statementClass() {
        return facts.statementClass();
    }

    /** Returns where in the script it begins. */
    public Position start() {
        return statement.start();
    }
}

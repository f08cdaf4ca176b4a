package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.effect.AnalyzedStatement;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.Comment;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as checks see it. */
public final class CheckedStatement {

    private final Script script;
    private final AnalyzedStatement statement;
    private final List<Secret> secrets;
    private final boolean recognised;
    private @Nullable String fingerprint;

    /**
     * Makes a statement to check.
     *
     * @param recognised whether findings need its fingerprint
     */
    CheckedStatement(Script script, AnalyzedStatement statement, List<Secret> secrets, boolean recognised) {
        this.script = script;
        this.statement = statement;
        this.secrets = secrets;
        this.recognised = recognised;
    }

    /** Returns the script, with what its leading comments say about it. */
    public Script script() {
        return script;
    }

    /** Returns its place among the script's statements, from 1. */
    public int number() {
        return statement.number();
    }

    /** Returns what it is. */
    public StatementKind kind() {
        return statement.kind();
    }

    /** Returns what it does to the transaction it is in. */
    public StatementClass statementClass() {
        return statement.statementClass();
    }

    /** Returns where in the script it begins. */
    Position start() {
        return statement.start();
    }

    /** Returns its text, placeholders replaced. */
    public String sql() {
        return text().sql();
    }

    /** Returns what it means, or nothing when it cannot be parsed; its offsets are those of {@link #sql()}. */
    public @Nullable Command tree() {
        return statement.tree();
    }

    /** Returns the keys and passwords that are written in it; those that come from placeholders are not. */
    public List<Secret> secrets() {
        if (secrets.isEmpty()) {
            return secrets; // Nearly always, and two rules ask.
        }
        return secrets.stream()
                .filter(secret -> !text().isReplaced(secret.from(), secret.to()))
                .toList();
    }

    /** Returns what it does to objects; nothing when it cannot be parsed. */
    public Effects effects() {
        return statement.effects();
    }

    /** Returns the comments that speak to the checks. */
    public List<Comment> comments() {
        return text().comments();
    }

    /** Returns a place in it, for a finding; the offset is one of {@link #sql()}, in UTF-16 units. */
    public StatementPlace at(int offset) {
        return spot(text().at(offset));
    }

    /** Returns the place of one of its comments. */
    public StatementPlace at(Comment comment) {
        return spot(comment.start());
    }

    private ScriptStatement text() {
        return statement.statement();
    }

    private StatementPlace spot(Position position) {
        if (fingerprint == null) {
            fingerprint = recognised ? text().fingerprint() : "";
        }
        return new StatementPlace(number(), position, fingerprint);
    }
}

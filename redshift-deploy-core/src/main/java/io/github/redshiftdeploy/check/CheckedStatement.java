package io.github.redshiftdeploy.check;

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
    private final ScriptStatement statement;
    private final @Nullable Command tree;
    private final Effects effects;
    private final List<Secret> secrets;
    private final boolean recognised;
    private @Nullable String fingerprint;

    /**
     * Makes a statement to check.
     *
     * @param recognised whether findings need its fingerprint
     */
    CheckedStatement(
            Script script,
            ScriptStatement statement,
            @Nullable Command tree,
            Effects effects,
            List<Secret> secrets,
            boolean recognised) {
        this.script = script;
        this.statement = statement;
        this.tree = tree;
        this.effects = effects;
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
    StatementClass statementClass() {
        return statement.statementClass();
    }

    /** Returns where in the script it begins. */
    Position start() {
        return statement.start();
    }

    /** Returns its text, placeholders replaced. */
    public String sql() {
        return statement.sql();
    }

    /** Returns what it means, or nothing when it cannot be parsed; its offsets are those of {@link #sql()}. */
    public @Nullable Command tree() {
        return tree;
    }

    /** Returns the keys and passwords that are written in it; those that come from placeholders are not. */
    List<Secret> secrets() {
        if (secrets.isEmpty()) {
            return secrets; // Nearly always, and two rules ask.
        }
        return secrets.stream()
                .filter(secret -> !statement.isReplaced(secret.from(), secret.to()))
                .toList();
    }

    /** Returns what it does to objects; nothing when it cannot be parsed. */
    public Effects effects() {
        return effects;
    }

    /** Returns the comments that speak to the checks. */
    List<Comment> comments() {
        return statement.comments();
    }

    /** Returns a place in it, for a finding; the offset is one of {@link #sql()}, in UTF-16 units. */
    public Spot at(int offset) {
        return spot(statement.at(offset));
    }

    /** Returns the place of one of its comments. */
    Spot at(Comment comment) {
        return spot(comment.start());
    }

    private Spot spot(Position position) {
        if (fingerprint == null) {
            fingerprint = recognised ? statement.fingerprint() : "";
        }
        return new Spot(number(), position, fingerprint);
    }
}

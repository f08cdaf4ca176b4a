package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * How much harm a statement may do.
 *
 * @param nature what it does
 * @param script the name of its script
 * @param at where it begins
 * @param count how many statements of the script do the same to the same
 * @param called what a procedure does that it calls, as the kind of statement that does it; absent for all else
 * @param reason what it does, and to how many rows
 */
public record StatementRisk(
        RiskLevel level,
        Nature nature,
        String script,
        Position at,
        int count,
        @Nullable StatementKind called,
        String reason) {

    /** Returns its place and what people read of it. */
    public String line() {
        return script + ":" + at.line() + ": " + what();
    }

    /** Returns what people read of it, without its script. */
    public String words() {
        return "line " + at.line() + ": " + what();
    }

    private String what() {
        return reason + (count == 1 ? "" : ", and " + (count - 1) + " more like it");
    }
}

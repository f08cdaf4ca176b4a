package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Hazard;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.script.Companions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells before a deployment which of its changes no rollback will undo. */
public final class WaysBack {

    private WaysBack() {}

    /**
     * Returns the changes that have no way back, each in words with its place; none when all have one. A table that the
     * deployment makes itself goes as a whole.
     *
     * @param scripts where companions are
     * @param copied how many rows a table may have at most that is copied before its rows go; 0 when none is, or when a
     *     copy is not enough
     */
    public static List<Remark> missing(Plan plan, ScriptConfig scripts, long copied) throws IOException {
        List<Remark> missing = new ArrayList<>();
        Set<DatabaseObject> made = new HashSet<>();
        for (Step step : plan.running()) {
            if (Companions.find(scripts, step.script().name(), Companion.Kind.ROLLBACK)
                    .isEmpty()) {
                losses(step, made, copied)
                        .forEach(
                                words -> missing.add(new Remark(step.script().name(), Remark.Kind.NO_WAY_BACK, words)));
            }
            made.addAll(step.effects().survey().made());
        }
        return missing;
    }

    private static Set<String> losses(Step step, Set<DatabaseObject> made, long copied) {
        ScriptChanges changes = ScriptChanges.of(step);
        Set<String> losses = new LinkedHashSet<>(changes.irreversible());
        changes.written().stream()
                .filter(table ->
                        !made.contains(table) && !step.effects().survey().made().contains(table))
                .forEach(table -> losses.add("changes rows of " + table + unless(copied)));
        step.effects().survey().hazards().stream()
                .filter(hazard -> hazard.nature() == Nature.LOSES_ROWS || hazard.nature() == Nature.LOSES_COLUMN)
                .filter(hazard -> hazard.thing() != null && !made.contains(hazard.thing()))
                .filter(hazard -> !changes.written().contains(hazard.thing()))
                .forEach(hazard ->
                        losses.add(words(hazard) + (hazard.nature() == Nature.LOSES_ROWS ? unless(copied) : "")));
        return losses;
    }

    private static String unless(long copied) {
        return copied == 0 ? "" : ", unless it has at most " + copied + " rows: those are copied";
    }

    private static String words(Hazard hazard) {
        return (hazard.nature() == Nature.LOSES_COLUMN ? "drops a column of " : "drops ") + hazard.thing()
                + ", in line " + hazard.at().line();
    }
}

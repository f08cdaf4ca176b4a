package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.script.Companion;
import io.github.redshiftdeploy.script.Companions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a script for undoable when it has a companion that undoes it, or when none of its statements changes or removes
 * rows: those nobody can make again from definitions.
 *
 * @param scripts where companions are
 * @param risks what the statements do
 */
public record CompanionsOrNoLoss(ScriptConfig scripts, List<StatementRisk> risks) implements WaysBack {

    private static final Set<Nature> LOSSES = EnumSet.of(
            Nature.LOSES_ROWS,
            Nature.LOSES_COLUMN,
            Nature.CHANGES_ALL_ROWS,
            Nature.CHANGES_ROWS,
            Nature.MOVES_ROWS,
            Nature.CALLS,
            Nature.UNKNOWN);

    /** Copies the list. */
    public CompanionsOrNoLoss {
        risks = List.copyOf(risks);
    }

    @Override
    public List<String> missing(Plan plan) throws IOException {
        List<String> missing = new ArrayList<>();
        for (StatementRisk risk : risks) {
            if (LOSSES.contains(risk.nature())
                    && Companions.find(scripts, risk.script(), Companion.Kind.ROLLBACK)
                            .isEmpty()) {
                missing.add("at: " + risk.line());
            }
        }
        return missing;
    }
}

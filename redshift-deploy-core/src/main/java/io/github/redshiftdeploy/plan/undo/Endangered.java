package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Hazard;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tables whose rows a plan drops, removes or overwrites: what is only added is not lost. */
public final class Endangered {

    private static final Set<Nature> NATURES =
            EnumSet.of(Nature.LOSES_ROWS, Nature.CHANGES_ALL_ROWS, Nature.CHANGES_ROWS);

    private Endangered() {}

    /**
     * Returns the tables of the connected database, each with the name of the first script that does so. A table that
     * the plan has made before is none of them.
     */
    public static Map<DatabaseObject, String> tables(Plan plan) {
        Map<DatabaseObject, String> tables = new LinkedHashMap<>();
        Set<DatabaseObject> made = new HashSet<>();
        for (Step step : plan.running()) {
            for (Hazard hazard : step.effects().survey().hazards()) {
                DatabaseObject thing = hazard.thing();
                if (thing != null
                        && NATURES.contains(hazard.nature())
                        && thing.kind() == ObjectKind.RELATION
                        && thing.database() == null
                        && !thing.external()
                        && !made.contains(thing)) {
                    tables.putIfAbsent(thing, step.script().name());
                }
            }
            made.addAll(step.effects().survey().made());
        }
        return tables;
    }
}

package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.effect.Uncertainty;
import io.github.redshiftdeploy.effect.Use;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a script changes, as far as that can be undone, and what cannot.
 *
 * @param objects the objects that it creates, changes or drops, and whose definitions the catalogue has
 * @param dropped those that it drops
 * @param written the tables whose rows it changes
 * @param irreversible what else it does that no definition brings back, in words
 */
public record ScriptChanges(
        Set<DatabaseObject> objects,
        Set<DatabaseObject> dropped,
        Set<DatabaseObject> written,
        Set<String> irreversible) {

    private static final Set<ObjectKind> DEFINED =
            EnumSet.of(ObjectKind.RELATION, ObjectKind.ROUTINE, ObjectKind.SCHEMA);

    /** Copies the sets, in their order. */
    public ScriptChanges {
        objects = Collections.unmodifiableSet(new LinkedHashSet<>(objects));
        dropped = Collections.unmodifiableSet(new LinkedHashSet<>(dropped));
        written = Collections.unmodifiableSet(new LinkedHashSet<>(written));
        irreversible = Collections.unmodifiableSet(new LinkedHashSet<>(irreversible));
    }

    /** Returns what a script of a plan changes. */
    public static ScriptChanges of(Step step) {
        ScriptEffects effects = step.effects();
        Set<DatabaseObject> objects = new LinkedHashSet<>();
        Set<DatabaseObject> dropped = new LinkedHashSet<>();
        Set<DatabaseObject> written = new LinkedHashSet<>();
        Set<String> irreversible = new LinkedHashSet<>();
        for (Use use : effects.uses()) {
            DatabaseObject thing = use.thing();
            switch (use.action()) {
                case CREATES, CHANGES, DROPS -> {
                    if (isDefined(thing, effects)) {
                        objects.add(thing);
                        if (use.action() == Action.DROPS) {
                            dropped.add(thing);
                        }
                    } else {
                        irreversible.add(verb(use.action()) + " " + thing);
                    }
                }
                case WRITES, TRUNCATES -> {
                    if (isDefined(thing, effects)) {
                        written.add(thing);
                    } else {
                        irreversible.add("writes " + thing);
                    }
                }
                case CALLS -> irreversible.add("calls " + thing);
                case READS, APPLIES -> {}
            }
        }
        objects.addAll(step.additions().objects());
        irreversible.addAll(effects.survey().unshown());
        if (step.segments().stream().anyMatch(Segment::external)) {
            irreversible.add("writes what lies outside of Redshift");
        }
        effects.uncertainties().stream()
                .filter(uncertainty -> !uncertainty.reads())
                .map(Uncertainty::words)
                .forEach(irreversible::add);
        return new ScriptChanges(objects, dropped, written, irreversible);
    }

    /** What lies in another database, or outside of Redshift, has no definition here. */
    private static boolean isDefined(DatabaseObject thing, ScriptEffects effects) {
        return DEFINED.contains(thing.kind())
                && thing.database() == null
                && !thing.external()
                && !effects.schemas().external().contains(thing);
    }

    private static String verb(Action action) {
        return switch (action) {
            case CREATES -> "creates";
            case DROPS -> "drops";
            default -> "changes";
        };
    }
}

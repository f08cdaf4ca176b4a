package io.github.redshiftdeploy.plan.gate;

import io.github.redshiftdeploy.catalogue.TableSizes;
import io.github.redshiftdeploy.catalogue.TableSizes.Size;
import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Hazard;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.effect.KnownDefinitions;
import io.github.redshiftdeploy.effect.Touch;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds how much harm the statements of scripts may do, with the procedures that they call. */
public final class Risks {

    private static final Set<Nature> LOSSES =
            EnumSet.of(Nature.LOSES_ROWS, Nature.CHANGES_ALL_ROWS, Nature.CHANGES_ROWS);

    private final KnownDefinitions definitions = new KnownDefinitions();

    private Risks() {}

    /**
     * A hazard in its script.
     *
     * @param through the procedure that does it; empty when the statement itself does
     * @param called what kind of statement does the same as the procedure; absent for others
     */
    private record Found(
            String script,
            Hazard hazard,
            Optional<DatabaseObject> through,
            @Nullable StatementKind called) {

        Found(String script, Hazard hazard) {
            this(script, hazard, Optional.empty(), null);
        }
    }

    /** Returns the tables whose sizes decide how much harm scripts may do. */
    public static Set<DatabaseObject> tables(List<Step> steps) {
        Set<DatabaseObject> tables = new LinkedHashSet<>();
        for (Found found : new Risks().find(steps)) {
            if (found.hazard().thing() != null && found.hazard().thing().kind() == ObjectKind.RELATION) {
                tables.add(found.hazard().thing());
            }
        }
        return tables;
    }

    /**
     * Returns the tables whose rows scripts drop, remove or overwrite, each with the name of the first script that does
     * so, itself or by a procedure that a script makes. What a script only adds is not lost; of a procedure nobody can
     * tell that. A table that an earlier script makes is none of them.
     */
    public static Map<DatabaseObject, String> losses(List<Step> steps) {
        Risks risks = new Risks();
        Map<DatabaseObject, String> losses = new LinkedHashMap<>();
        Set<DatabaseObject> made = new HashSet<>();
        for (Step step : steps) {
            for (Found found : risks.find(step)) {
                DatabaseObject thing = found.hazard().thing();
                if (thing != null
                        && LOSSES.contains(found.hazard().nature())
                        && isTable(thing)
                        && !made.contains(thing)) {
                    losses.putIfAbsent(thing, found.script());
                }
            }
            made.addAll(step.effects().survey().made());
        }
        return losses;
    }

    private static boolean isTable(DatabaseObject thing) {
        return thing.kind() == ObjectKind.RELATION && thing.database() == null && !thing.external();
    }

    /** Returns the risks of the scripts, which are given in the order in which they run. */
    public static List<StatementRisk> of(List<Step> steps, TableSizes sizes) {
        return new Risks().find(steps).stream().map(found -> risk(found, sizes)).toList();
    }

    private List<Found> find(List<Step> steps) {
        return steps.stream().flatMap(step -> find(step).stream()).toList();
    }

    private List<Found> find(Step step) {
        List<Found> found = new ArrayList<>();
        definitions.add(step.effects());
        for (Hazard hazard : step.effects().survey().hazards()) {
            if (hazard.nature() == Nature.CALLS && hazard.thing() != null) {
                found.addAll(calls(step, hazard, hazard.thing()));
            } else {
                found.add(new Found(step.script().name(), hazard));
            }
        }
        return found;
    }

    /** What a procedure does that a script makes is known; of another one nobody can say. */
    private List<Found> calls(Step step, Hazard call, DatabaseObject routine) {
        String script = step.script().name();
        if (!definitions.creates(routine)) {
            return List.of(new Found(script, call));
        }
        List<Found> found = new ArrayList<>();
        for (Touch touch : definitions.call(routine).touches().values()) {
            if (routine.equals(touch.via()) && touch.thing().kind() == ObjectKind.RELATION) {
                nature(touch)
                        .ifPresent(nature -> found.add(new Found(
                                script,
                                new Hazard(nature, call.kind(), touch.thing(), false, call.at(), call.count()),
                                Optional.of(routine),
                                kind(touch))));
            }
        }
        return found;
    }

    private static @Nullable StatementKind kind(Touch touch) {
        return switch (touch.action()) {
            case TRUNCATES -> StatementKind.TRUNCATE;
            case DROPS -> StatementKind.DROP_TABLE;
            case WRITES, CHANGES, CREATES, READS, CALLS, APPLIES -> null;
        };
    }

    private static Optional<Nature> nature(Touch touch) {
        return switch (touch.action()) {
            case TRUNCATES, DROPS -> Optional.of(Nature.LOSES_ROWS);
            case WRITES -> Optional.of(Nature.CHANGES_ROWS);
            case CHANGES -> Optional.of(Nature.LOCKS);
            case CREATES, READS, CALLS, APPLIES -> Optional.empty();
        };
    }

    private static StatementRisk risk(Found found, TableSizes sizes) {
        Hazard hazard = found.hazard();
        DatabaseObject thing = hazard.thing();
        boolean sized = hazard.nature() != Nature.DROPS;
        boolean table = sized && thing != null && thing.kind() == ObjectKind.RELATION;
        Optional<Size> size = sized && thing != null ? sizes.of(thing) : Optional.empty();
        RiskLevel level = RiskTable.level(hazard.nature(), size);
        boolean more = hazard.cascades() && level == RiskLevel.LOW;
        return new StatementRisk(
                more ? RiskLevel.MEDIUM : level,
                hazard.nature(),
                found.script(),
                hazard.at(),
                hazard.count(),
                found.called(),
                words(found, thing)
                        + (hazard.cascades() ? " with what depends on it" : "")
                        + (table ? " (" + words(size) + ")" : ""));
    }

    private static String words(Found found, @Nullable DatabaseObject thing) {
        Hazard hazard = found.hazard();
        String by = found.through()
                .map(routine -> "CALL " + routine.path() + "()")
                .orElse(hazard.kind().toString());
        String what = thing == null ? "" : thing.kind() == ObjectKind.RELATION ? thing.path() : thing.toString();
        return switch (hazard.nature()) {
            case LOSES_ROWS -> by + " loses the rows of " + what;
            case LOSES_COLUMN -> by + " loses a column of " + what;
            case CHANGES_ALL_ROWS -> by + " without WHERE changes all rows of " + what;
            case CHANGES_ROWS -> by + " changes rows of " + what;
            case MOVES_ROWS -> by + " moves rows of " + what + " for good";
            case REWRITES -> by + " writes all rows of " + what + " anew";
            case LOCKS -> by + " locks others out of " + what;
            case DROPS -> by + " drops " + what;
            case CALLS -> "CALL " + what + ": no script here says what it does";
            case UNKNOWN -> by + ": nobody knows what it does";
        };
    }

    private static String words(Optional<Size> size) {
        return size.map(known -> known.rows() == 0
                        ? "empty, or new"
                        : String.format(
                                Locale.ROOT,
                                "%,d %s, %,d MB",
                                known.rows(),
                                known.rows() == 1 ? "row" : "rows",
                                known.megabytes()))
                .orElse("size unknown");
    }
}

package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.config.KeepConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Handling;
import io.github.redshiftdeploy.plan.Additions;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.Remark.Kind;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is lost with the objects that scripts drop, and keeps it: gives privileges back behind the statement that
 * makes the object again, and drops and makes again the views that need it, all in the transaction of the script.
 */
public final class Keeping {

    private final Plan plan;
    private final Attached attached;
    private final KeepConfig config;
    private final boolean oneTransaction;
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Additions> additions = new LinkedHashMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    private Keeping(Plan plan, Attached attached, KeepConfig config, boolean oneTransaction) {
        this.plan = plan;
        this.attached = attached;
        this.config = config;
        this.oneTransaction = oneTransaction;
    }

    /**
     * What is kept, and what is lost.
     *
     * @param plan the plan with the statements that keep it, and with what stands in the way
     */
    public record Result(Plan plan, List<Remark> remarks) {

        /** Copies the list. */
        public Result {
            remarks = List.copyOf(remarks);
        }
    }

    /** Returns the objects on which something may hang that is lost. */
    public static Set<DatabaseObject> objects(Plan plan) {
        return plan.running().stream()
                .flatMap(step -> Handled.of(step).stream())
                .filter(handled -> handled.first() > 0)
                .map(Handled::thing)
                .filter(thing -> thing.database() == null && !thing.external())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Finds it for a plan.
     *
     * @param attached what the target has said of {@link #objects}
     * @param oneTransaction whether the deployment is one transaction
     */
    public static Result of(Plan plan, Attached attached, KeepConfig config, boolean oneTransaction) {
        Keeping keeping = new Keeping(plan, attached, config, oneTransaction);
        plan.running().forEach(keeping::add);
        return new Result(plan.with(keeping.additions, keeping.problems), keeping.remarks);
    }

    private void add(Step step) {
        List<Handled> all = Handled.of(step);
        Map<Integer, List<String>> before = new LinkedHashMap<>();
        Map<Integer, List<String>> behind = new LinkedHashMap<>();
        Set<DatabaseObject> gone = all.stream()
                .filter(handled -> handled.dropped() > 0)
                .map(Handled::thing)
                .collect(Collectors.toSet());
        Rebuilding rebuilding = new Rebuilding(attached);
        for (Handled handled : all) {
            if (handled.dropped() > 0) {
                privileges(step, handled, behind);
            }
            if (handled.thing().kind() == ObjectKind.RELATION && handled.first() > 0) {
                dependents(step, handled, gone, rebuilding);
            }
        }
        rebuilding.addTo(before, behind);
        if (!before.isEmpty() || !behind.isEmpty()) {
            additions.put(step.script().name(), new Additions(before, behind, rebuilding.views()));
        }
    }

    private void privileges(Step step, Handled handled, Map<Integer, List<String>> behind) {
        for (ObjectDefinition definition : attached.of(handled.thing())) {
            if (!handled.means(definition.identity())) {
                continue;
            }
            List<String> lost = Privileges.lost(definition, handled.grants());
            Optional<String> elsewhere = handled.made() > 0 ? Optional.empty() : madeBehind(step, handled.thing());
            if (handled.made() == 0 && elsewhere.isEmpty()) {
                continue; // It is gone for good.
            }
            if (config.grants() && !definition.isWhole()) {
                problems.add(problem(
                        step,
                        "the privileges on " + definition.identity() + " cannot be given back: nobody has seen "
                                + String.join("; ", definition.unseen()),
                        "deploy as its owner or a superuser, or with ACCESS SYSTEM TABLE"));
            } else if (!lost.isEmpty()) {
                privileges(step, handled, definition, lost, elsewhere, behind);
            }
        }
    }

    private void privileges(
            Step step,
            Handled handled,
            ObjectDefinition definition,
            List<String> lost,
            Optional<String> elsewhere,
            Map<Integer, List<String>> behind) {
        if (!config.grants()) {
            List<String> forGood = Privileges.lost(definition, givenBehind(step, handled, definition.identity()));
            if (!forGood.isEmpty()) {
                remark(step, Kind.LOST_PRIVILEGES, "loses privileges on " + words(definition, forGood));
            }
        } else if (elsewhere.isPresent() || !together(step, handled.dropped(), handled.made())) {
            problems.add(problem(
                    step,
                    definition.identity() + " is dropped in statement " + handled.dropped()
                            + " and made again in another transaction"
                            + elsewhere.map(script -> ", by '" + script + "'").orElse("")
                            + ": its privileges cannot be given back in the same one",
                    "drop it and make it again in one script, in one transaction"));
        } else {
            behind.computeIfAbsent(handled.made(), key -> new ArrayList<>()).addAll(lost);
            remark(step, Kind.KEPT_PRIVILEGES, "gives back privileges on " + words(definition, lost));
        }
    }

    /** Returns the privileges that this script gives on what it has made again, and those that later scripts give. */
    private List<Grant> givenBehind(Step step, Handled handled, ObjectIdentity object) {
        List<Grant> given = new ArrayList<>(handled.grants());
        List<Step> running = plan.running();
        for (Step later : running.subList(running.indexOf(step), running.size())) {
            int behind = later.equals(step) ? Math.max(handled.made(), handled.dropped()) : later.done();
            for (Handling handling : later.effects().survey().handled()) {
                if (handling.grant() != null && handling.statement() > behind && Handled.reaches(handling, object)) {
                    given.add(handling.grant());
                }
            }
        }
        return given;
    }

    private static String words(ObjectDefinition definition, List<String> privileges) {
        return definition.identity() + ": " + String.join("; ", privileges);
    }

    /** Returns the script behind another one that makes an object. */
    private Optional<String> madeBehind(Step step, DatabaseObject thing) {
        List<Step> running = plan.running();
        return running.subList(running.indexOf(step) + 1, running.size()).stream()
                .filter(later -> later.effects().survey().made().contains(thing))
                .map(later -> later.script().name())
                .findFirst();
    }

    private void dependents(Step step, Handled handled, Set<DatabaseObject> gone, Rebuilding rebuilding) {
        Map<DatabaseObject, Integer> views = attached.around(handled.thing());
        views.keySet().removeIf(view -> gone.contains(view) || gone.contains(view.inAnySchema()));
        List<DatabaseObject> late = attached.lateBinding().getOrDefault(handled.thing(), List.of());
        boolean stays = handled.dropped() == 0 || handled.made() > 0;
        if (!views.isEmpty() && stays && config.dependents()) {
            rebuild(step, handled, views, rebuilding);
        } else if (!views.isEmpty()) {
            remark(
                    step,
                    Kind.DEPENDENTS,
                    (stays && handled.dropped() == 0 ? "changes " : "drops ") + what(handled) + ", which "
                            + names(views.keySet()) + (views.size() == 1 ? " needs" : " need"));
        }
        if (!late.isEmpty()) {
            remark(
                    step,
                    Kind.DEPENDENTS,
                    (handled.dropped() == 0 ? "changes " : "drops ") + what(handled) + ", which late-binding "
                            + (late.size() == 1 ? "view " : "views ") + names(late)
                            + (late.size() == 1 ? " reads" : " read"));
        }
    }

    /** Scripts call tables and views by the same names; the target knows which it is. */
    private String what(Handled handled) {
        return attached.of(handled.thing()).stream()
                .findFirst()
                .map(definition -> definition.identity().toString())
                .orElse(handled.thing().toString());
    }

    private void rebuild(Step step, Handled handled, Map<DatabaseObject, Integer> views, Rebuilding rebuilding) {
        List<String> unseen = views.keySet().stream()
                .flatMap(view -> rebuilding.unseen(view).stream())
                .toList();
        if (!unseen.isEmpty()) {
            problems.add(problem(
                    step,
                    "what needs " + what(handled) + " cannot be made again: nobody has seen "
                            + String.join("; ", unseen),
                    "deploy as its owner or a superuser, or with ACCESS SYSTEM TABLE"));
        } else if (!together(step, handled.first(), handled.last())) {
            problems.add(problem(
                    step,
                    what(handled) + " is dropped or changed in statement " + handled.first()
                            + " and ready again behind statement " + handled.last() + ", in another transaction: "
                            + names(views.keySet()) + " would be missing meanwhile",
                    "do both in one transaction"));
        } else {
            rebuilding.add(handled.first(), handled.last(), views);
            remark(
                    step,
                    Kind.REBUILT_DEPENDENTS,
                    "makes again what needs " + what(handled) + ": " + names(views.keySet()));
        }
    }

    private boolean together(Step step, int one, int other) {
        return step.segments().stream()
                .filter(segment -> segment.kind() != Segment.Kind.EACH && !segment.apart())
                .filter(segment -> segment.has(one))
                .anyMatch(segment -> oneTransaction || segment.has(other));
    }

    private static Diagnostic problem(Step step, String message, String help) {
        return Diagnostic.error(KeepCode.CANNOT_BE_KEPT, message)
                .at(Place.file(step.script().name()))
                .help(help);
    }

    private void remark(Step step, Kind kind, String words) {
        remarks.add(new Remark(step.script().name(), kind, words));
    }

    private static String names(Iterable<DatabaseObject> views) {
        List<String> names = new ArrayList<>();
        views.forEach(view -> names.add(view.path()));
        return String.join(", ", names);
    }
}

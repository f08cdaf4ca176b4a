package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The legs of a release: the longest runs of scripts, in their order, that are for the same of its targets. A leg is
 * deployed to all its targets before the next one begins.
 */
final class Legs {

    private final TargetScope scope;
    private final boolean ordered;
    private final Consumer<Diagnostic> mistakes;
    private final Map<List<String>, List<String>> meant = new LinkedHashMap<>();

    /**
     * Makes the legs of a release.
     *
     * @param ordered whether the scripts are in their order; when not, all are in one leg
     * @param mistakes takes what is wrong with the lists of targets, each once
     */
    Legs(TargetScope scope, boolean ordered, Consumer<Diagnostic> mistakes) {
        this.scope = scope;
        this.ordered = ordered;
        this.mistakes = mistakes;
    }

    /** A script and whom it is for. */
    record Addressed(Script script, TargetList targets) {}

    /**
     * What was found.
     *
     * @param scripts those that count
     * @param legs the legs that there are
     * @param others the names of the scripts that are for other targets; of a leg, those that no leg has
     */
    record Found(List<Script> scripts, List<Leg> legs, List<String> others) {}

    Found of(List<Addressed> all) {
        List<Script> scripts = new ArrayList<>();
        List<Leg> legs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Addressed one : all) {
            List<String> targets = targets(one);
            if (!scope.release().isEmpty() && targets.isEmpty()) {
                if (scope.leg() == null || scope.leg() == 0) {
                    others.add(one.script().name());
                }
                continue;
            }
            join(legs, targets, one.script().name());
            boolean here = scope.target() == null || targets.contains(scope.target());
            boolean now = scope.leg() == null || scope.leg() == legs.size() - 1;
            if (here && now) {
                scripts.add(one.script());
            } else if (!here && scope.leg() == null) {
                others.add(one.script().name());
            }
        }
        return new Found(scripts, legs, others);
    }

    private void join(List<Leg> legs, List<String> targets, String script) {
        int last = legs.size() - 1;
        if (last < 0 || (ordered && !legs.get(last).targets().equals(targets))) {
            legs.add(new Leg(targets, List.of(script)));
            return;
        }
        Set<String> both = new LinkedHashSet<>(legs.get(last).targets());
        both.addAll(targets);
        List<String> all = ordered
                ? targets
                : scope.release().stream().filter(both::contains).toList();
        legs.set(last, legs.get(last).with(script, all));
    }

    /** Returns the targets of the release that a script is for; those that it names come in the order that it gives. */
    private List<String> targets(Addressed one) {
        TargetList list = one.targets();
        if (list.names().isEmpty()) {
            return scope.release();
        }
        List<String> named = meant.computeIfAbsent(list.names(), names -> named(list));
        return named.stream().filter(scope.release()::contains).toList();
    }

    private List<String> named(TargetList list) {
        try {
            return scope.names().resolve(list.names());
        } catch (DiagnosticException e) {
            e.diagnostics().stream()
                    .map(problem -> list.place() == null ? problem : problem.at(list.place()))
                    .forEach(mistakes);
            return List.of();
        }
    }
}

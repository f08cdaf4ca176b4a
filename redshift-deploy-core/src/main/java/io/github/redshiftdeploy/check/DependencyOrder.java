package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.KnownDefinitions;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.effect.Touch;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts scripts in an order in which each comes after those that create what it uses. Where that leaves a choice, the
 * order in which they are given stays.
 */
final class DependencyOrder {

    private final List<String> names;
    private final List<ScriptEffects> scripts;
    private final KnownDefinitions definitions = new KnownDefinitions();
    private final Map<DatabaseObject, Integer> creators = new HashMap<>();

    /** The objects of each kind and name that are created, whatever their schema is. */
    private final Map<DatabaseObject, List<DatabaseObject>> byName = new HashMap<>();

    /** For each script the scripts that it needs, and the first object for which it does. */
    private final List<Map<Integer, Touch>> needs = new ArrayList<>();

    private DependencyOrder(List<String> names, List<ScriptEffects> scripts) {
        this.names = names;
        this.scripts = scripts;
        scripts.forEach(definitions::add);
        for (int i = 0; i < scripts.size(); i++) {
            for (DatabaseObject thing : scripts.get(i).things(Action.CREATES)) {
                if (!thing.anySchema() && creators.putIfAbsent(thing, i) == null) {
                    byName.computeIfAbsent(thing.inAnySchema(), name -> new ArrayList<>())
                            .add(thing);
                }
            }
        }
        for (int i = 0; i < scripts.size(); i++) {
            needs.add(needs(i));
        }
    }

    /** The order, as places in the given one, or what is wrong. */
    record Sorted(List<Integer> order, Optional<Diagnostic> cycle) {}

    /** Returns the order of scripts, or the first cycle among them. */
    static Sorted sort(List<String> names, List<ScriptEffects> scripts) {
        return new DependencyOrder(names, scripts).sort();
    }

    private Map<Integer, Touch> needs(int script) {
        ScriptEffects effects = scripts.get(script);
        Set<DatabaseObject> own = effects.things(Action.CREATES);
        Map<DatabaseObject, Touch> touches =
                new LinkedHashMap<>(definitions.reach(effects, Set.of()).touches());
        // What is used and then dropped, as by a RENAME, has to be there first.
        effects.uses().stream()
                .filter(use -> isUse(use.action()))
                .forEach(use -> touches.put(use.thing(), new Touch(use.action(), use.thing(), null)));
        Map<Integer, Touch> needed = new LinkedHashMap<>();
        for (Touch touch : touches.values()) {
            if (isUse(touch.action()) && !own.contains(touch.thing())) {
                creator(touch.thing(), touches)
                        .filter(creator -> creator != script)
                        .ifPresent(creator -> needed.putIfAbsent(creator, touch));
            }
        }
        return needed;
    }

    private static boolean isUse(Action action) {
        return action != Action.CREATES && action != Action.DROPS;
    }

    /** A name of any schema means the only object of that name, unless the script says itself which one it means. */
    private Optional<Integer> creator(DatabaseObject thing, Map<DatabaseObject, Touch> touches) {
        if (thing.kind() == ObjectKind.FILES) {
            return Optional.empty();
        }
        if (!thing.anySchema()) {
            return Optional.ofNullable(creators.get(thing));
        }
        List<DatabaseObject> meant = byName.getOrDefault(thing, List.of());
        boolean said = touches.keySet().stream()
                .anyMatch(other -> !other.anySchema() && other.inAnySchema().equals(thing));
        return meant.size() == 1 && !said ? Optional.ofNullable(creators.get(meant.get(0))) : Optional.empty();
    }

    private Sorted sort() {
        List<List<Integer>> users =
                names.stream().<List<Integer>>map(name -> new ArrayList<>()).toList();
        int[] open = new int[names.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < names.size(); i++) {
            open[i] = needs.get(i).size();
            for (int needed : needs.get(i).keySet()) {
                users.get(needed).add(i);
            }
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (Integer next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            for (int user : users.get(next)) {
                open[user]--;
                if (open[user] == 0) {
                    ready.add(user);
                }
            }
        }
        return order.size() == names.size()
                ? new Sorted(order, Optional.empty())
                : new Sorted(List.of(), Optional.of(cycle(open)));
    }

    /** Goes from a script that waits to one that it waits for, until one comes again. */
    private Diagnostic cycle(int[] open) {
        int script = 0;
        while (open[script] == 0) {
            script++;
        }
        Deque<Integer> path = new ArrayDeque<>();
        while (!path.contains(script)) {
            path.addLast(script);
            script = needs.get(script).keySet().stream()
                    .filter(needed -> open[needed] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        while (path.getFirst() != script) {
            path.removeFirst();
        }
        path.addLast(script);
        return cycle(List.copyOf(path));
    }

    private Diagnostic cycle(List<Integer> path) {
        String arrows = path.stream().map(names::get).collect(Collectors.joining(" → "));
        Diagnostic cycle = Diagnostic.error(CheckCode.NO_DEPENDENCY_ORDER, "scripts need each other: " + arrows)
                .at(Place.file(names.get(path.get(0))));
        for (int i = 0; i + 1 < path.size(); i++) {
            Touch touch = needs.get(path.get(i)).get(path.get(i + 1));
            if (touch != null) {
                cycle = cycle.note("'" + names.get(path.get(i)) + "' " + touch.verb() + " " + touch.thing()
                        + ", which '" + names.get(path.get(i + 1)) + "' creates");
            }
        }
        return cycle.help("move a statement of the cycle to a script of its own, or list the scripts in ordering.yaml");
    }
}

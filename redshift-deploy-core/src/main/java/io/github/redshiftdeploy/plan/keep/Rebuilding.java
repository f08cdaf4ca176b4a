package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.effect.DatabaseObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views that a script drops and makes again around its statements. What overlaps is one: no view is dropped twice.
 */
final class Rebuilding {

    private final Attached attached;
    private final List<Around> all = new ArrayList<>();

    /**
     * Some views, and the statements that they are away for.
     *
     * @param views with how far each is away from what is changed
     */
    private record Around(int first, int last, Map<DatabaseObject, Integer> views) {

        boolean overlaps(Around other) {
            return first <= other.last && other.first <= last;
        }

        Around and(Around other) {
            Map<DatabaseObject, Integer> both = new HashMap<>(views);
            other.views.forEach((view, distance) -> both.merge(view, distance, Math::max));
            return new Around(Math.min(first, other.first), Math.max(last, other.last), both);
        }
    }

    Rebuilding(Attached attached) {
        this.attached = attached;
    }

    /** Returns what of a view nobody has seen, in words. */
    List<String> unseen(DatabaseObject view) {
        List<ObjectDefinition> found = attached.of(view);
        return found.isEmpty()
                ? List.of("the view " + view.path())
                : found.stream()
                        .flatMap(definition -> definition.unseen().stream())
                        .map(words -> words + " (" + view.path() + ")")
                        .toList();
    }

    /**
     * Adds views.
     *
     * @param first the number of the first statement before which they go
     * @param last the number of the last one behind which they are back
     */
    void add(int first, int last, Map<DatabaseObject, Integer> views) {
        Around added = new Around(first, last, views);
        for (Around other : List.copyOf(all)) {
            if (added.overlaps(other)) {
                all.remove(other);
                added = added.and(other);
            }
        }
        all.add(added);
    }

    /** Returns the views. */
    Set<DatabaseObject> views() {
        return all.stream().flatMap(around -> around.views().keySet().stream()).collect(Collectors.toSet());
    }

    void addTo(Map<Integer, List<String>> before, Map<Integer, List<String>> behind) {
        for (Around around : all) {
            List<DatabaseObject> nearest = around.views().entrySet().stream()
                    .sorted(Map.Entry.<DatabaseObject, Integer>comparingByValue()
                            .thenComparing(entry -> entry.getKey().path()))
                    .map(Map.Entry::getKey)
                    .toList();
            for (DatabaseObject view : nearest) {
                for (ObjectDefinition definition : attached.of(view)) {
                    before.computeIfAbsent(around.first(), key -> new ArrayList<>())
                            .add(
                                    0,
                                    "DROP " + definition.identity().type().words() + " "
                                            + definition.identity().path());
                    behind.computeIfAbsent(around.last(), key -> new ArrayList<>())
                            .addAll(definition.rebuilding());
                }
            }
        }
    }
}

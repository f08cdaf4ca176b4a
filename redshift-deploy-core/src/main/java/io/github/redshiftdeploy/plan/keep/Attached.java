package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.effect.DatabaseObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What hangs on objects of the target.
 *
 * @param definitions the objects that scripts drop or change, with their privileges, and the views that need them
 * @param dependents the views that need a relation and stop who drops it, by what they need
 * @param lateBinding the late-binding views that read a relation, by what they read
 */
public record Attached(
        Definitions definitions,
        Map<DatabaseObject, List<DatabaseObject>> dependents,
        Map<DatabaseObject, List<DatabaseObject>> lateBinding) {

    /** Nothing, or nobody was asked. */
    public static final Attached NOTHING =
            new Attached(new Definitions(Map.of(), Set.of(), Set.of()), Map.of(), Map.of());

    /** Copies the maps. */
    public Attached {
        dependents = Map.copyOf(dependents);
        lateBinding = Map.copyOf(lateBinding);
    }

    /**
     * Returns the views that need a relation, and those that need these, each with how far it is away at most: what is
     * farther stands on what is nearer.
     */
    Map<DatabaseObject, Integer> around(DatabaseObject relation) {
        Map<DatabaseObject, Integer> found = new LinkedHashMap<>();
        around(relation, 1, found);
        return found;
    }

    private void around(DatabaseObject relation, int distance, Map<DatabaseObject, Integer> found) {
        for (DatabaseObject view : dependents.getOrDefault(relation, List.of())) {
            if (found.getOrDefault(view, 0) < distance) {
                found.put(view, distance);
                around(view, distance + 1, found);
            }
        }
    }

    List<ObjectDefinition> of(DatabaseObject object) {
        return definitions.of(object);
    }
}

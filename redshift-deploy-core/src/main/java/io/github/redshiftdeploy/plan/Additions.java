package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.effect.DatabaseObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs together with a script in its transactions, and is none of its statements.
 *
 * @param before what runs right before a statement, by its number
 * @param behind what runs right behind one
 * @param objects what that drops and makes again
 */
public record Additions(
        Map<Integer, List<String>> before, Map<Integer, List<String>> behind, Set<DatabaseObject> objects) {

    /** Nothing. */
    public static final Additions NONE = new Additions(Map.of(), Map.of(), Set.of());

    /** Copies the collections. */
    public Additions {
        before = copy(before);
        behind = copy(behind);
        objects = Set.copyOf(objects);
    }

    private static Map<Integer, List<String>> copy(Map<Integer, List<String>> statements) {
        Map<Integer, List<String>> copy = new HashMap<>();
        statements.forEach((number, sql) -> copy.put(number, List.copyOf(sql)));
        return Map.copyOf(copy);
    }

    /** Returns what runs right before a statement. */
    public List<String> before(int statement) {
        return before.getOrDefault(statement, List.of());
    }

    /** Returns what runs right behind a statement. */
    public List<String> behind(int statement) {
        return behind.getOrDefault(statement, List.of());
    }
}

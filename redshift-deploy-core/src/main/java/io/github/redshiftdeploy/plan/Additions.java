package io.github.redshiftdeploy.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs together with a script in its transactions, and is none of its statements.
 *
 * @param before what runs right before a statement, by its number
 * @param behind what runs right behind one
 */
public record Additions(Map<Integer, List<String>> before, Map<Integer, List<String>> behind) {

    /** Nothing. */
    public static final Additions NONE = new Additions(Map.of(), Map.of());

    /** Copies the maps. */
    public Additions {
        before = copy(before);
        behind = copy(behind);
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

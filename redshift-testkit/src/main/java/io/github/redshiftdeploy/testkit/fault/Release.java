package io.github.redshiftdeploy.testkit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is deployed, and what is to come of it.
 *
 * @param visible which statements show in the tables that they are committed, once each in the end
 */
public record Release(List<Piece> pieces, Map<String, Integer> visible) {
    /** Copies the collections. */
    public Release {
        pieces = List.copyOf(pieces);
        visible = Map.copyOf(visible);
    }

    /**
     * What a deployment said.
     *
     * @param shown what was shown of its failure
     * @param refused whether nothing has run
     */
    public record Said(boolean succeeded, String shown, boolean refused) {}

    /**
     * Returns what was untrue of it, and what is there too often.
     *
     * @param before which statements were committed before it
     * @param found which are now
     * @param arriving whether something that was sent before may have arrived meanwhile
     */
    public List<String> wrong(Said said, Map<String, Integer> before, Map<String, Integer> found, boolean arriving) {
        List<String> wrong = new ArrayList<>();
        found.forEach((key, count) -> {
            if (count > visible.getOrDefault(key, 0)) {
                wrong.add(key + " is there " + count + " times");
            }
        });
        if (said.succeeded()) {
            visible.keySet().stream()
                    .filter(key -> !found.containsKey(key))
                    .forEach(key -> wrong.add("it succeeded, and " + key + " is not there"));
        } else if (said.refused() && !said.shown().contains("committed: ")) {
            if (!found.equals(before) && !arriving) {
                wrong.add("it was refused, and something has changed");
            }
        } else if (!said.shown().isEmpty()) {
            wrong.addAll(claims(said, before, wrong).lies(pieces, visible, found));
        }
        return wrong;
    }

    /** Tells whether it said that it does not know something. */
    public boolean unknown(Said said, Map<String, Integer> before) {
        boolean ran = !said.succeeded() && !said.shown().isEmpty();
        return ran
                && !(said.refused() && !said.shown().contains("committed: "))
                && claims(said, before, new ArrayList<>()).unknown();
    }

    private Claims claims(Said said, Map<String, Integer> before, List<String> problems) {
        return Claims.of(pieces, said.shown(), Claims.pending(pieces, visible, before), problems);
    }

    /**
     * Returns what an audit record says is committed and is not: it claims only what is certain.
     *
     * @param committed how many statements of each script it says are committed
     */
    public List<String> lies(Map<String, Integer> committed, Map<String, Integer> found) {
        List<String> lies = new ArrayList<>();
        for (Piece piece : pieces) {
            for (int statement = 1; statement <= committed.getOrDefault("sql/" + piece.name(), 0); statement++) {
                String key = Evidence.key(piece, statement);
                if (visible.containsKey(key) && !found.containsKey(key)) {
                    lies.add("report.json says that " + key + " is committed");
                }
            }
        }
        return lies;
    }

    /** Returns how what is there differs from what should be, if it does. */
    public static Optional<String> difference(String what, List<String> wanted, List<String> found) {
        if (wanted.equals(found)) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(wanted);
        found.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(found);
        wanted.forEach(surplus::remove);
        return Optional.of(what + " differ; missing: " + missing + "; too much: " + surplus);
    }
}

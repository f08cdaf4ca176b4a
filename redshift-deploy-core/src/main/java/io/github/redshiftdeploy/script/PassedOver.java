package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.MetaCommand;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The commands of psql that make no difference to the target, and were passed over.
 *
 * @param counts how often each was, by its name with the backslash
 */
public record PassedOver(Map<String, Integer> counts) {

    /** No command was passed over. */
    public static final PassedOver NONE = new PassedOver(Map.of());

    /** Copies the counts. */
    public PassedOver {
        counts = Map.copyOf(counts);
    }

    /** Returns all of them together. */
    public static PassedOver sum(Collection<PassedOver> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(one -> one.counts.forEach((name, count) -> counts.merge(name, count, Integer::sum)));
        return new PassedOver(counts);
    }

    /** Returns these and one more; {@code about} tells what the command is about, where its name alone does not. */
    PassedOver and(MetaCommand command, String about) {
        Map<String, Integer> more = new TreeMap<>(counts);
        more.merge(("\\" + command.family() + " " + about).strip(), 1, Integer::sum);
        return new PassedOver(more);
    }

    /** Returns how many there were. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Names them, those that came most often first. */
    public String names() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}

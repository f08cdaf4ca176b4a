package io.github.redshiftdeploy.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values that placeholders have, by who gives them: the command line over a target over what holds for all.
 *
 * @param all the values that hold where a target has none of its own
 * @param targets the values of each target, by its name, in the order of the configuration
 * @param commandLine the values of the command line
 */
public record TargetPlaceholders(
        Map<String, String> all, Map<String, Map<String, String>> targets, Map<String, String> commandLine) {

    /** Copies the maps. */
    public TargetPlaceholders {
        all = Map.copyOf(all);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        commandLine = Map.copyOf(commandLine);
    }

    /**
     * Returns the values for a target. What another target has and this one has not is an error in a script, also in a
     * literal, where an unknown placeholder may mean something else.
     */
    public PlaceholderValues of(String target) {
        Map<String, String> values = new HashMap<>(all);
        values.putAll(targets.getOrDefault(target, Map.of()));
        values.putAll(commandLine);
        return values(values, gaps(values.keySet(), List.of(target)));
    }

    /** Returns the values where no target is chosen, as for all of them. */
    public PlaceholderValues ofAll() {
        return ofEach(List.copyOf(targets.keySet()));
    }

    /**
     * Returns the values for several targets: what only targets have is taken from the first of them, so that the
     * scripts can be checked, and is an error when another of them does not have it.
     */
    public PlaceholderValues ofEach(List<String> some) {
        Map<String, String> known = new HashMap<>(all);
        known.putAll(commandLine);
        Map<String, String> values = new HashMap<>(known);
        some.forEach(target -> targets.getOrDefault(target, Map.of()).forEach(values::putIfAbsent));
        return values(values, gaps(known.keySet(), some));
    }

    /** What a target knows of itself has a name for every target; who sets it need not ask. */
    private PlaceholderValues values(Map<String, String> given, Map<String, TargetGap> gaps) {
        Map<String, String> values = new HashMap<>(given);
        Map<String, TargetQuestion> questions = new HashMap<>();
        for (String target : targets.keySet()) {
            for (TargetQuestion.What what : TargetQuestion.What.values()) {
                TargetQuestion question = new TargetQuestion(what, target);
                if (values.putIfAbsent(question.placeholder(), what.sample()) == null) {
                    questions.put(question.placeholder(), question);
                }
            }
        }
        return new PlaceholderValues(values, gaps, questions);
    }

    private Map<String, TargetGap> gaps(Set<String> known, List<String> counting) {
        Set<String> names = new TreeSet<>();
        targets.values().forEach(target -> names.addAll(target.keySet()));
        names.removeAll(known);
        Map<String, TargetGap> gaps = new TreeMap<>();
        for (String name : names) {
            List<String> without = counting.stream()
                    .filter(target -> !targets.getOrDefault(target, Map.of()).containsKey(name))
                    .toList();
            List<String> with = targets.keySet().stream()
                    .filter(target -> targets.getOrDefault(target, Map.of()).containsKey(name))
                    .toList();
            if (!without.isEmpty()) {
                gaps.put(name, new TargetGap(without, with));
            }
        }
        return gaps;
    }
}

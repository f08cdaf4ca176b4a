package io.github.redshiftdeploy.config;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of placeholders, and which of them are not there for every target.
 *
 * @param values the values by the names of the placeholders; of those that are still to be asked for, a sample
 * @param gaps the placeholders that are met by an error, since a target that counts has no value for them
 * @param questions the placeholders whose values targets have to be asked for
 */
public record PlaceholderValues(
        Map<String, String> values, Map<String, TargetGap> gaps, Map<String, TargetQuestion> questions) {

    /** Copies the maps. */
    public PlaceholderValues {
        values = Map.copyOf(values);
        gaps = Map.copyOf(gaps);
        questions = Map.copyOf(questions);
    }

    /** Returns values that are those of every target. */
    public static PlaceholderValues of(Map<String, String> values) {
        return new PlaceholderValues(values, Map.of(), Map.of());
    }

    /**
     * Returns these values with what targets have answered. What they were not asked has no value: a sample must never
     * be deployed.
     */
    public PlaceholderValues answered(Map<String, String> answers) {
        Map<String, String> all = new HashMap<>(values);
        all.keySet().removeAll(questions.keySet());
        all.putAll(answers);
        return new PlaceholderValues(all, gaps, Map.of());
    }
}

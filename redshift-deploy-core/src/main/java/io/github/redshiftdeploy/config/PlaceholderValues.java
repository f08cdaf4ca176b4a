package io.github.redshiftdeploy.config;

import java.util.Map;

/**
 * The values of placeholders, and which of them are not there for every target.
 *
 * @param values the values by the names of the placeholders
 * @param gaps the placeholders that are met by an error, since a target that counts has no value for them
 */
public record PlaceholderValues(Map<String, String> values, Map<String, TargetGap> gaps) {

    /** Copies the maps. */
    public PlaceholderValues {
        values = Map.copyOf(values);
        gaps = Map.copyOf(gaps);
    }

    /** Returns values that are those of every target. */
    public static PlaceholderValues of(Map<String, String> values) {
        return new PlaceholderValues(values, Map.of());
    }
}

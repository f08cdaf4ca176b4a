package io.github.redshiftdeploy.config;

import java.util.Map;

/**
 * What a {@code <target>} of the configuration says.
 *
 * @param name what {@code redshift.target} calls it
 * @param settings its settings by their names, without the prefix {@code redshift.}
 * @param placeholders the values of placeholders for this target alone
 */
public record TargetSettings(String name, Map<String, String> settings, Map<String, String> placeholders) {

    /** Copies the maps. */
    public TargetSettings {
        settings = Map.copyOf(settings);
        placeholders = Map.copyOf(placeholders);
    }
}

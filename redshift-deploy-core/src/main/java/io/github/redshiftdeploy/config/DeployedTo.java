package io.github.redshiftdeploy.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has succeeded on another target, by its history.
 *
 * @param target the other target
 * @param checksums the checksums of the scripts that are applied there, by their names
 * @param silence why nobody knows; absent when the target has answered
 */
public record DeployedTo(
        String target,
        Map<String, String> checksums,
        @Nullable String silence) {

    /** Copies the map. */
    public DeployedTo {
        checksums = Map.copyOf(checksums);
    }

    /** Returns that of a target that was not asked yet. */
    static DeployedTo unasked(String target) {
        return silent(target, "it was not asked");
    }

    /** Returns that of a target that does not tell. */
    public static DeployedTo silent(String target, String why) {
        return new DeployedTo(target, Map.of(), why);
    }
}

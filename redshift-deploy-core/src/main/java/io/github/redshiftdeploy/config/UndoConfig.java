package io.github.redshiftdeploy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback is told.
 *
 * @param deploymentId the deployment to undo; absent for the last one
 * @param scripts those of its scripts that are undone; empty for all of them
 * @param dropData whether rows may be lost by it
 */
public record UndoConfig(@Nullable String deploymentId, List<String> scripts, boolean dropData) {

    /** Copies the list. */
    public UndoConfig {
        scripts = List.copyOf(scripts);
    }

    /** Reads the settings. */
    public static UndoConfig of(Settings settings) {
        return new UndoConfig(
                settings.text("deploymentId").orElse(null),
                settings.list("rollbackScripts"),
                settings.flag("dropData", false));
    }
}

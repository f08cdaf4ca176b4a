package io.github.redshiftdeploy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback is told.
 *
 * @param deploymentId the deployment to undo; absent for the last one
 * @param scripts those of its scripts that are undone; empty for all of them
 * @param dropData whether rows may be lost by it
 * @param captureDays how long a deployment keeps what objects were before it, in days; 0 when it does not
 */
public record UndoConfig(@Nullable String deploymentId, List<String> scripts, boolean dropData, int captureDays) {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    /** Copies the list. */
    public UndoConfig {
        scripts = List.copyOf(scripts);
    }

    /** Reads the settings. */
    public static UndoConfig of(Settings settings) {
        return new UndoConfig(
                settings.text("deploymentId").orElse(null),
                settings.list("rollbackScripts"),
                settings.flag("dropData", false),
                settings.number("captureDays", 0, MOST_DAYS).orElse(DAYS));
    }
}

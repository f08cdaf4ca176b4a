package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback is told.
 *
 * @param deploymentId the deployment to undo; absent for the last one
 * @param scripts those of its scripts that are undone; empty for all of them
 * @param dropData whether rows may be lost by it
 * @param backupTables how many rows a table may have at most that is copied before its rows are lost; 0 when none is
 * @param captureDays how long a deployment keeps what objects were before it, in days; 0 when it does not
 */
public record UndoConfig(
        @Nullable String deploymentId, List<String> scripts, boolean dropData, long backupTables, int captureDays) {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    /** Copies the list. */
    public UndoConfig {
        scripts = List.copyOf(scripts);
    }

    /** Reads the settings. */
    public static UndoConfig of(Settings settings) {
        int days = settings.number("captureDays", 0, MOST_DAYS).orElse(DAYS);
        int rows = settings.number("backupTables", 0, Integer.MAX_VALUE).orElse(0);
        if (rows > 0 && days == 0) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE,
                            "'redshift.backupTables' is " + rows
                                    + ", and 'redshift.captureDays' is 0: nobody would know"
                                    + " how long to keep the copies")
                    .help("set 'redshift.captureDays' to 1 or more"));
        }
        return new UndoConfig(
                settings.text("deploymentId").orElse(null),
                settings.list("rollbackScripts"),
                settings.flag("dropData", false),
                rows,
                days);
    }
}

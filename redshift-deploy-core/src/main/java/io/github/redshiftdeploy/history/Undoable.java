package io.github.redshiftdeploy.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the history has of a deployment that is to be undone, and of those that it resumed.
 *
 * @param deployment the deployment, the last of those that resumed each other
 * @param rows what it has committed, the latest row of each script, in the order in which they ran
 * @param undone how far rollbacks have come with it: the latest row of each script that they undo
 * @param rollback the last rollback of it; absent when there was none
 * @param later what later deployments have committed of the same scripts, and is not undone
 */
public record Undoable(
        DeploymentRow deployment,
        List<ScriptRow> rows,
        Map<String, ScriptRow> undone,
        @Nullable DeploymentRow rollback,
        List<ScriptRow> later) {

    /** Copies the collections. */
    public Undoable {
        rows = List.copyOf(rows);
        undone = Map.copyOf(undone);
        later = List.copyOf(later);
    }
}

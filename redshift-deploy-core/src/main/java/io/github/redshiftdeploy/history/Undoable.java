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
 * @param changes what its scripts change, as was known before they ran
 * @param before the definitions of what was there before, the earliest of each object
 * @param after the definitions of what it has left behind; none when nobody has looked
 * @param later what later deployments have committed of the same scripts, and is not undone
 * @param laterChanges the objects that later deployments touch that are not undone
 */
public record Undoable(
        DeploymentRow deployment,
        List<ScriptRow> rows,
        Map<String, ScriptRow> undone,
        @Nullable DeploymentRow rollback,
        List<KeptChange> changes,
        List<KeptDefinition> before,
        List<KeptDefinition> after,
        List<ScriptRow> later,
        List<KeptChange> laterChanges) {

    /** Tells whether a rollback has undone a script as a whole. */
    public boolean isUndone(String path) {
        ScriptRow row = undone.get(path);
        return row != null && row.state().gone();
    }

    /** Copies the collections. */
    public Undoable {
        rows = List.copyOf(rows);
        undone = Map.copyOf(undone);
        changes = List.copyOf(changes);
        before = List.copyOf(before);
        after = List.copyOf(after);
        later = List.copyOf(later);
        laterChanges = List.copyOf(laterChanges);
    }
}

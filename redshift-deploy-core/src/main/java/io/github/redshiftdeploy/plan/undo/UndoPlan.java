package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.history.UndoneScripts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a deployment is undone.
 *
 * @param deployment what the history has of it
 * @param undos what runs, in this order
 * @param problems why it cannot be undone; with one, nothing of it is
 */
public record UndoPlan(Undoable deployment, List<Undo> undos, List<Diagnostic> problems) {

    /** Copies the lists. */
    public UndoPlan {
        undos = List.copyOf(undos);
        problems = List.copyOf(problems);
    }

    /**
     * Returns the objects that the deployment has touched by the scripts that are undone by this, or were undone
     * before, and a script for each.
     */
    public Map<DatabaseObject, String> touched() {
        KnownChanges changes = new KnownChanges(deployment);
        Map<DatabaseObject, String> touched = new LinkedHashMap<>();
        Set<String> now =
                undos.stream().flatMap(undo -> undo.scripts().stream()).collect(Collectors.toSet());
        for (ScriptRow row : deployment.rows()) {
            if (now.contains(row.path()) || deployment.isUndone(row.path())) {
                changes.touched(row.path()).forEach(object -> touched.put(object, row.path()));
            }
        }
        return touched;
    }

    /** Throws all problems together when there are any. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
    }

    /** Returns which scripts are undone by what runs. */
    public UndoneScripts undone() {
        return new UndoneScripts(
                undos.stream().collect(Collectors.toMap(undo -> undo.run().name(), Undo::scripts)));
    }
}

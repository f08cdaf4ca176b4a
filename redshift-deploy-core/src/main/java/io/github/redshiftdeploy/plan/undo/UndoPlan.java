package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.history.UndoneScripts;
import java.util.List;
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

package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Undoable;
import io.github.redshiftdeploy.plan.undo.UndoCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that a rollback means: the one that is named, or the last one that had something to do.
 *
 * @param target where it was deployed to
 */
record DeploymentToUndo(ReachedTarget target) {

    /**
     * Returns what the history has of it.
     *
     * @throws DiagnosticException when there is none, or it is none that can be undone
     */
    Undoable find() throws TransportException {
        DeployConfig config = target.config();
        String wanted = config.undo().deploymentId();
        Undoable found = wanted == null ? last() : target.history().undoable(named(wanted));
        requireToUndo(found);
        return found;
    }

    private DeploymentRow named(String id) throws TransportException {
        DeploymentRow row = target.history()
                .find(id)
                .orElseThrow(() -> refused(
                        UndoCode.NO_DEPLOYMENT,
                        "the history knows no deployment '" + id + "'",
                        "'redshift-deploy:status' shows the last ones"));
        if (row.kind() != DeploymentKind.DEPLOY) {
            String kind = row.kind() == null
                    ? "deployment of an early release"
                    : row.kind().noun();
            throw refused(
                    UndoCode.NOT_TO_UNDO,
                    "'" + id + "' is a " + kind + ", and only a deployment is undone",
                    row.kind() == DeploymentKind.ROLLBACK
                            ? "deploy again what it has undone"
                            : "name a deployment; 'redshift-deploy:status' shows the last ones");
        }
        if (!row.target().equals(target.config().target().name())) {
            throw refused(
                    UndoCode.NOT_TO_UNDO,
                    "deployment '" + id + "' was to target '" + row.target() + "'",
                    "set 'redshift.target' to it");
        }
        return row;
    }

    /** What had nothing to do has committed nothing, so the one before it is meant. */
    private Undoable last() throws TransportException {
        DeployConfig config = target.config();
        History history = target.history();
        List<DeploymentRow> rows =
                history.lastNamed(config.run().name(), config.target().name());
        for (DeploymentRow row : rows) {
            if (row.processes().isEmpty()) {
                continue;
            }
            Undoable found = history.undoable(row);
            if (!found.rows().isEmpty()) {
                return found;
            }
        }
        throw refused(
                UndoCode.NO_DEPLOYMENT,
                "no deployment of '" + config.run().name() + "' to '"
                        + config.target().name() + "' has committed anything",
                "name the deployment in 'redshift.deploymentId'; 'redshift-deploy:status' shows the last ones");
    }

    private static void requireToUndo(Undoable found) {
        DeploymentRow rollback = found.rollback();
        String id = found.deployment().id();
        boolean all = found.rows().stream().allMatch(row -> found.isUndone(row.path()));
        if (rollback != null && rollback.succeeded() && all) {
            throw refused(
                    UndoCode.NOT_TO_UNDO,
                    "deployment '" + id + "' is undone already, by " + rollback.id(),
                    "name another one in 'redshift.deploymentId'");
        }
    }

    private static DiagnosticException refused(UndoCode code, String message, @Nullable String help) {
        Diagnostic diagnostic = Diagnostic.error(code, message);
        return new DiagnosticException(help == null ? diagnostic : diagnostic.help(help));
    }
}

package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history of a database says.
 *
 * @param scripts how each script stands
 * @param deployments the last deployments, the newest first
 * @param holder who holds the lease; absent when nobody does
 * @param gone the missing scripts whose files are not there either
 */
public record Status(
        List<ScriptStatus> scripts,
        List<DeploymentRow> deployments,
        @Nullable Holder holder,
        List<String> gone) {

    /** Copies the lists. */
    public Status {
        scripts = List.copyOf(scripts);
        deployments = List.copyOf(deployments);
        gone = List.copyOf(gone);
    }

    /** Makes a status in which no file is gone. */
    public Status(List<ScriptStatus> scripts, List<DeploymentRow> deployments, @Nullable Holder holder) {
        this(scripts, deployments, holder, List.of());
    }

    /** Returns the state that needs a person most; applied when there are no scripts. */
    public ScriptStatus.State worst() {
        return ScriptStatus.WORST_FIRST.stream()
                .filter(state -> scripts.stream().anyMatch(standing -> standing.state() == state))
                .findFirst()
                .orElse(ScriptStatus.State.APPLIED);
    }
}

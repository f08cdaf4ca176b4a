package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.connect.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history says of a deployment.
 *
 * @param root the first deployment of those that resumed each other; its own id when it resumes none
 * @param project whose scripts it deploys; absent in rows of the first version
 * @param execution the execution that deploys; empty for the command line, absent in rows of the first version
 * @param kind absent in rows of the first version, and where a release that is to come does something else
 * @param name what it deploys; deployments of the same name resume each other
 * @param startedAt when it began, in UTC
 * @param finishedAt when it ended; absent while it runs, and when it was cut off
 * @param processes its sessions
 * @param error why it failed
 */
public record DeploymentRow(
        String id,
        String root,
        @Nullable String project,
        @Nullable String execution,
        @Nullable DeploymentKind kind,
        String name,
        String target,
        DeploymentState state,
        String startedAt,
        @Nullable String finishedAt,
        Audit audit,
        List<SessionId> processes,
        @Nullable String error) {

    /** Copies the list. */
    public DeploymentRow {
        processes = List.copyOf(processes);
    }

    /** Returns this row as it is when the deployment has ended. */
    public DeploymentRow ended(DeploymentState how, String when) {
        return new DeploymentRow(
                id, root, project, execution, kind, name, target, how, startedAt, when, audit, processes, error);
    }

    /** Tells whether it came to its end. */
    public boolean succeeded() {
        return state == DeploymentState.SUCCEEDED;
    }
}

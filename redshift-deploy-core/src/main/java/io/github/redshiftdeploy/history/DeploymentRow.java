package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.connect.SessionId;
import java.time.Instant;
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
 * @param outcome how it has ended; absent while it runs, and in rows of older versions
 * @param startedAt when it began, in UTC
 * @param finishedAt when it ended; absent while it runs, and when it was cut off
 * @param processes its sessions
 * @param error why it failed
 * @param waived the gates that were waived, a line each; absent when none was
 * @param release the release that it is a part of; absent when it is none
 * @param undoes the id of the deployment that a rollback undoes; absent for all else
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
        @Nullable DeploymentOutcome outcome,
        String startedAt,
        @Nullable String finishedAt,
        Audit audit,
        List<SessionId> processes,
        @Nullable String error,
        @Nullable String waived,
        @Nullable ReleasePart release,
        @Nullable String undoes) {

    /** Copies the list. */
    public DeploymentRow {
        processes = List.copyOf(processes);
    }

    /** Returns the row of a deployment that begins, and that goes on with no other one. */
    public static DeploymentRow begun(DeploymentKind kind, String id, DeployConfig config, Instant started) {
        return new DeploymentRow(
                id,
                id,
                config.run().identity().project(),
                config.run().identity().execution(),
                kind,
                config.run().name(),
                config.target().name(),
                DeploymentState.RUNNING,
                null,
                started.toString(),
                null,
                config.audit(),
                List.of(),
                null,
                null,
                config.run().release(),
                null);
    }

    /** Returns this row as that of a rollback. */
    public DeploymentRow undoing(String deployment) {
        return new DeploymentRow(
                id,
                root,
                project,
                execution,
                kind,
                name,
                target,
                state,
                outcome,
                startedAt,
                finishedAt,
                audit,
                processes,
                error,
                waived,
                release,
                deployment);
    }

    /**
     * Returns this row with what else is known when the deployment begins.
     *
     * @param resumes the deployment that it goes on with
     * @param sessions those that may write
     */
    public DeploymentRow with(@Nullable DeploymentRow resumes, List<SessionId> sessions) {
        String first = resumes == null ? id : resumes.root();
        return new DeploymentRow(
                id,
                first,
                project,
                execution,
                kind,
                name,
                target,
                state,
                null,
                startedAt,
                null,
                audit,
                sessions,
                null,
                waived,
                release == null && resumes != null ? resumes.wholeRelease() : release,
                undoes);
    }

    /** Returns this row as it is when the deployment has ended. */
    public DeploymentRow ended(DeploymentState how, DeploymentOutcome ending, String when) {
        return new DeploymentRow(
                id, root, project, execution, kind, name, target, how, ending, startedAt, when, audit, processes, error,
                waived, release, undoes);
    }

    /** Returns this row with the gates that were waived, a line each. */
    public DeploymentRow waiving(List<String> gates) {
        return new DeploymentRow(
                id,
                root,
                project,
                execution,
                kind,
                name,
                target,
                state,
                outcome,
                startedAt,
                finishedAt,
                audit,
                processes,
                error,
                gates.isEmpty() ? null : String.join("\n", gates),
                release,
                undoes);
    }

    /** Returns the release as one of which nothing is left to do: who goes on with it alone runs all scripts. */
    private @Nullable ReleasePart wholeRelease() {
        return release == null ? null : new ReleasePart(release.id(), release.targets(), 0);
    }

    /** Tells whether it is a part of a release. */
    public boolean isPartOf(@Nullable ReleasePart other) {
        return release != null && other != null && release.id().equals(other.id());
    }

    /**
     * Tells whether it is a part of another release to the same targets: nobody goes on with that one, for somebody has
     * started over since.
     */
    boolean isBefore(@Nullable ReleasePart other) {
        return release != null
                && other != null
                && release.targets().equals(other.targets())
                && !release.id().equals(other.id());
    }

    /** Tells whether it came to its end. */
    public boolean succeeded() {
        return state == DeploymentState.SUCCEEDED;
    }
}

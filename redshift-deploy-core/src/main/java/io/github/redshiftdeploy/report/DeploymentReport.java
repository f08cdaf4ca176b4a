package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.plan.GateAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deployment at some moment; it is complete when {@code finished} is present.
 *
 * @param undoes the deployment that it undoes; absent until that is known, and for all that is no rollback
 * @param target what people call the database
 * @param endpoint where it is, absent until that is known
 * @param waived the gates that were waived
 * @param outcome what became of the scripts, absent when none was started
 * @param problems what stopped it, and warnings
 */
public record DeploymentReport(
        String id,
        @Nullable String undoes,
        String target,
        String database,
        @Nullable String endpoint,
        Audit audit,
        Instant started,
        @Nullable Instant finished,
        State state,
        List<GateAnswer> waived,
        @Nullable Outcome outcome,
        List<Diagnostic> problems) {

    /** Copies the list. */
    public DeploymentReport {
        waived = List.copyOf(waived);
        problems = List.copyOf(problems);
    }

    /** Returns the report of a deployment that begins now. */
    public static DeploymentReport begun(String id, String target, String database, Audit audit, Instant now) {
        return new DeploymentReport(
                id, null, target, database, null, audit, now, null, State.RUNNING, List.of(), null, List.of());
    }

    /** Returns the report of what is done beside it, under an id of its own. */
    public DeploymentReport as(String other) {
        return new DeploymentReport(
                other, undoes, target, database, endpoint, audit, started, finished, state, waived, outcome, problems);
    }

    /** Returns this report as that of a rollback. */
    public DeploymentReport undoing(@Nullable String deployment) {
        return new DeploymentReport(
                id, deployment, target, database, endpoint, audit, started, finished, state, waived, outcome, problems);
    }

    /** Returns this report with the place of the database. */
    public DeploymentReport at(String where) {
        return new DeploymentReport(
                id, undoes, target, database, where, audit, started, finished, state, waived, outcome, problems);
    }

    /** Returns this report with a database that was not known before. */
    public DeploymentReport in(String known) {
        return new DeploymentReport(
                id, undoes, target, known, endpoint, audit, started, finished, state, waived, outcome, problems);
    }

    /** Returns this report with the gates that were waived. */
    public DeploymentReport waiving(List<GateAnswer> gates) {
        return new DeploymentReport(
                id, undoes, target, database, endpoint, audit, started, finished, state, gates, outcome, problems);
    }

    /** Returns this report with one more problem, if there is one. */
    DeploymentReport with(Optional<Diagnostic> problem) {
        List<Diagnostic> all =
                Stream.concat(problems.stream(), problem.stream()).toList();
        return new DeploymentReport(
                id, undoes, target, database, endpoint, audit, started, finished, state, waived, outcome, all);
    }

    /** Returns how it has ended; nothing while it runs. */
    public Optional<DeploymentOutcome> ending() {
        if (finished == null) {
            return Optional.empty();
        }
        if (outcome != null) {
            return Optional.of(outcome.ending());
        }
        return Optional.of(
                state == State.SUCCEEDED ? DeploymentOutcome.SUCCESS : DeploymentOutcome.ofRefusal(problems));
    }

    /** Returns the report of the deployment as it ended. */
    public DeploymentReport ended(Instant now, State end, @Nullable Outcome what, List<Diagnostic> all) {
        return new DeploymentReport(
                id, undoes, target, database, endpoint, audit, started, now, end, waived, what, all);
    }
}

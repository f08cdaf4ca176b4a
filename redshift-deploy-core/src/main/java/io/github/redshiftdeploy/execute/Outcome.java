package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deployment.
 *
 * @param ending how a pipeline is told that it has ended
 * @param scripts each script of the plan, in order
 * @param failure why it did not succeed
 * @param rows what the history is still to be told of the scripts that did not succeed
 * @param roundTrips how often the network was waited for, logins not counted
 * @param remarks what was worth knowing beside the scripts, such as that a transaction was tried again
 */
public record Outcome(
        State state,
        DeploymentOutcome ending,
        List<ScriptOutcome> scripts,
        @Nullable Diagnostic failure,
        List<String> rows,
        long roundTrips,
        List<String> remarks) {

    /** Copies the lists. */
    public Outcome {
        scripts = List.copyOf(scripts);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** Returns the outcome of scripts, which are all that counts so far. */
    public Outcome(
            State state,
            List<ScriptOutcome> scripts,
            @Nullable Diagnostic failure,
            List<String> rows,
            long roundTrips,
            List<String> remarks) {
        this(
                state,
                state == State.SUCCEEDED ? DeploymentOutcome.SUCCESS : DeploymentOutcome.DEPLOYMENT_FAILED,
                scripts,
                failure,
                rows,
                roundTrips,
                remarks);
    }

    /** Returns the outcome of a plan that skips all scripts. */
    public static Outcome nothing(Plan plan) {
        List<ScriptOutcome> skipped =
                plan.steps().stream().map(ScriptOutcome::skipped).toList();
        return new Outcome(State.SUCCEEDED, skipped, null, List.of(), 0, List.of());
    }

    /** Returns the outcome of a deployment that has failed, and that a rollback has undone. */
    public Outcome rolledBackBy(String rollback) {
        Diagnostic why = Objects.requireNonNull(failure)
                .note("rolled back by " + rollback + ": what the deployment had committed is undone");
        return new Outcome(state, DeploymentOutcome.ROLLED_BACK, scripts, why, rows, roundTrips, remarks);
    }

    /** Returns the outcome of a deployment that has failed, and that could not be undone. */
    public Outcome notRolledBack() {
        Diagnostic why = Objects.requireNonNull(failure)
                .note("not rolled back: what is committed stays so until 'redshift-deploy:rollback' has undone it");
        return new Outcome(state, ending, scripts, why, rows, roundTrips, remarks);
    }

    /** Returns this outcome with what happened beside the scripts. */
    public Outcome beside(long moreRoundTrips, List<String> allRemarks) {
        return new Outcome(state, ending, scripts, failure, rows, roundTrips + moreRoundTrips, allRemarks);
    }

    /**
     * Returns this outcome of scripts that all succeeded, with what their tests say of them.
     *
     * @param told how a pipeline is told of it
     * @param why why they failed or were stopped; absent when they passed
     */
    public Outcome afterTests(
            State ended, DeploymentOutcome told, @Nullable Diagnostic why, List<String> moreRows, long moreRoundTrips) {
        List<String> all = new ArrayList<>(rows);
        all.addAll(moreRows);
        return new Outcome(ended, told, scripts, why, all, roundTrips + moreRoundTrips, remarks);
    }
}

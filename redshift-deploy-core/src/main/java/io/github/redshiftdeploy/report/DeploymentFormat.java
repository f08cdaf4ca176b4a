package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.Progress;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.StatementLog;
import io.github.redshiftdeploy.execute.StatementRun;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sqltest.TestListener;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A form in which people or programs hear of a deployment. It implements what it wants to hear, in the order of the
 * methods here, and stands in the list of {@link DeploymentFormats}.
 */
interface DeploymentFormat extends Progress, StatementLog, LeaseListener, TestListener {

    /** Returns the file that it writes as a whole, when it writes one. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** The deployment begins; the target is not asked yet. */
    default void begun(DeploymentReport report) throws IOException {}

    /** The scripts have passed the checks, which may be before or after a look at the history. */
    default void checked(Validation scripts) {}

    /** The deployment is about to log in. */
    default void connecting(DeploymentReport report) {}

    @Override
    default void waiting(Holder holder) {}

    /** The rows of so many deployments under another name have become this project's. */
    default void adopted(int deployments) {}

    /** It is known what does not run, and what the deployment goes on with. */
    default void skipped(Plan plan) {}

    /** The gates of the target let the deployment through; some of them because somebody has waived them. */
    default void gates(List<GateAnswer> waived, String actor) {}

    /** The scripts begin to run. */
    default void running(Plan plan) {}

    @Override
    default void scriptStarted(Step step, int i, int n) {}

    @Override
    default void message(String severity, String text) {}

    @Override
    default void rows(Rows rows) {}

    @Override
    default void scriptEnded(ScriptOutcome outcome, int i, int n) {}

    @Override
    default void remark(String text) {}

    @Override
    default void ran(StatementRun run) {}

    /** No script runs any more. Returns what could not be written meanwhile, in words. */
    default Optional<String> scriptsEnded() {
        return Optional.empty();
    }

    @Override
    default void testEnded(TestResult result, int i, int n) {}

    /** The history has heard how the scripts ended. */
    default void recorded(Outcome outcome, Duration elapsed) {}

    /** The deployment has ended, or was refused before it began, and all is known of it. */
    default void ended(DeploymentReport report) throws IOException {}
}

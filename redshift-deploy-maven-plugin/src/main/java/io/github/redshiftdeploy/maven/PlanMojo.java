package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.PlannedDeployment;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.PlanConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.undo.UndoPlan;
import io.github.redshiftdeploy.report.PlanReport;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.report.UndoReport;
import io.github.redshiftdeploy.script.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what {@code execute} would do: which scripts run, what of each commits together, what is skipped or resumed
 * and why; changes nothing. Without a target it says what a first deployment would do.
 */
@Mojo(name = "plan", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class PlanMojo extends ConnectedMojo {

    /**
     * A file in the project for the SQL that would be sent, with the values of placeholders: only you may read it. The
     * plan itself is always in {@code plan.json}, in {@code target/redshift-deploy} or, of an execution of a POM, in
     * the folder of its id there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.dryRunOutput")
    private @Nullable File dryRunOutput;

    /**
     * Whether no database is asked, whatever the POM says of one: a pull request has none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.offline", defaultValue = "false")
    private @Nullable String offline;

    /**
     * Whether the way back of a deployment is shown, as {@code rollback} would go it, and no plan of the next one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.rollback", defaultValue = "false")
    private boolean rollback;

    /**
     * The deployment to undo. Without it, the last one to the target that has committed something is meant.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.deploymentId")
    private @Nullable String deploymentId;

    /**
     * The scripts of the deployment that are undone, by their names relative to the project, separated by commas.
     * Without it, all of them are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.rollback.scripts")
    private @Nullable String rollbackScripts;

    /**
     * Whether rows may be lost by undoing. Without it, what would drop rows, or put older ones over rows that were
     * written since, is refused before anything runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.rollback.dropData", defaultValue = "false")
    private @Nullable String dropData;

    @Inject
    PlanMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openToPlan(told, this::around);
    }

    @Override
    void runHere() throws IOException, TransportException, MojoFailureException {
        if (rollback) {
            super.runHere();
            return;
        }
        List<GoalSettings> each = told().each();
        if (each.size() > 1) {
            requireNoOutput();
        }
        if (each.get(0).asksNoDatabase()) {
            for (GoalSettings told : each) {
                told.amongSeveral().ifPresent(name -> getLog().info("target " + name));
                PlanConfig config = told.preview(Checkout.of(root()));
                report(ReportFolder.of(told), deployer().plan(config), config);
            }
        } else if (each.size() == 1) {
            super.runHere();
        } else {
            plan(each);
        }
    }

    private void plan(List<GoalSettings> each) throws IOException, TransportException {
        List<PlannedDeployment> deployments = deployer().plan(each, this::around);
        for (PlannedDeployment deployment : deployments) {
            getLog().info(deployment.heading());
            report(deployment.config().reports(), deployment.preview(), PlanConfig.of(deployment.config()));
        }
        for (PlannedDeployment deployment : deployments) {
            PlanReport.requireDecided(deployment.preview());
        }
    }

    private void requireNoOutput() {
        if (dryRunOutput != null) {
            throw new DiagnosticException(Diagnostic.error(
                            ConfigCode.WRONG_VALUE,
                            "'redshift.dryRunOutput' is one file, and 'redshift.target' names several targets")
                    .help("choose one of the targets"));
        }
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        if (rollback) {
            UndoPlan undo = deployer().rollbackPlan(config, route);
            github().print(UndoReport.lines(undo), "rollback", getLog()::info);
            UndoReport.requireWayBack(undo);
            return;
        }
        PlanPreview preview = deployer().plan(config, route);
        report(ReportFolder.of(told), preview, PlanConfig.of(config));
        PlanReport.requireDecided(preview);
    }

    private void report(Path folder, PlanPreview preview, PlanConfig config) throws IOException {
        github().print(PlanReport.lines(preview, config.run().parallel() > 1), "plan", getLog()::info);
        github().tell(preview);
        PlanReport.write(folder.resolve("plan.json"), preview);
        if (dryRunOutput != null) {
            deployer().writeSql(config, preview, dryRunOutput.toPath());
        }
    }
}

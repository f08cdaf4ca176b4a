package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.PlanConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.report.PlanReport;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.script.Checkout;
import java.io.File;
import java.io.IOException;
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

    @Inject
    PlanMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    void runHere() throws IOException, TransportException, MojoFailureException {
        GoalSettings told = told();
        if (told.asksNoDatabase()) {
            PlanConfig config = told.preview(Checkout.of(root()));
            report(deployer().plan(config), config);
            return;
        }
        super.runHere();
    }

    @Override
    void run(DeployConfig config, Route route) throws IOException, TransportException {
        PlanPreview preview = deployer().plan(config, route);
        report(preview, PlanConfig.of(config));
        PlanReport.requireDecided(preview);
    }

    private void report(PlanPreview preview, PlanConfig config) throws IOException {
        github().print(PlanReport.lines(preview, config.run().parallel() > 1), "plan", getLog()::info);
        github().tell(preview);
        PlanReport.write(ReportFolder.of(told()).resolve("plan.json"), preview);
        if (dryRunOutput != null) {
            deployer().writeSql(config, preview, dryRunOutput.toPath());
        }
    }
}

package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.report.PlanReport;
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
    PlanMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(passwords, standIn, reactor);
    }

    @Override
    boolean offline() {
        return true;
    }

    @Override
    void run(DeployConfig config, Route route) throws IOException, TransportException, MojoFailureException {
        PlanPreview outlook = deployer().plan(config, route);
        show(outlook, config.run());
        write(outlook, config.scripts(), config.connection(), config.audit(), config.run());
        outlook.plan().check();
    }

    @Override
    void run(ScriptConfig scripts, CheckConfig checks, RunConfig run, Settings settings) throws IOException {
        PlanPreview outlook = deployer().plan(scripts, checks, run);
        show(outlook, run);
        Audit audit = Audit.of(EnvironmentVariables.all(), Checkout.of(root()), settings);
        write(outlook, scripts, ConnectionConfig.of(settings, run.leaseDuration()), audit, run);
    }

    private void show(PlanPreview outlook, RunConfig run) {
        github().print(PlanReport.lines(outlook, run.parallel() > 1), "plan", getLog()::info);
        github().tell(outlook);
    }

    private void write(
            PlanPreview outlook, ScriptConfig scripts, ConnectionConfig connection, Audit audit, RunConfig run)
            throws IOException {
        PlanReport.write(reports().resolve("plan.json"), outlook);
        if (dryRunOutput != null) {
            deployer().writeSql(scripts, connection, audit, run, outlook.plan(), dryRunOutput.toPath());
        }
    }
}

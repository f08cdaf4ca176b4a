package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.report.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a deployment, the last script first: by its companion {@code x.rollback.sql}, or by what its objects were
 * before. What has no way back, or would lose rows, is refused before anything runs. {@code plan} with
 * {@code redshift.rollback} shows it.
 */
@Mojo(name = "rollback", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class RollbackMojo extends ConnectedMojo {

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
    RollbackMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    /** What was deployed to last is undone first: consumers before their producer. */
    @Override
    List<GoalSettings> inOrder(List<GoalSettings> each) {
        List<GoalSettings> reversed = new ArrayList<>(each);
        Collections.reverse(reversed);
        return reversed;
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route)
            throws IOException, TransportException, MojoFailureException {
        Outcome outcome = deployer().rollback(config, route);
        Console.unsaid(outcome).ifPresent(this::print);
        failFor(Console.verdict(outcome));
    }
}

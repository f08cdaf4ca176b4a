package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lets the history say of a script that changed after it was applied, or that failed and was mended by hand, that it is
 * applied with the text that it has now. Nothing of it is executed. {@code sql.path} has to name the script, or a
 * folder. Or lets the history forget scripts whose files are gone.
 */
@Mojo(name = "repair", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class RepairMojo extends ConnectedMojo {

    /**
     * The scripts to forget: names, folders and globs relative to the project, separated by commas. Their files must be
     * gone. The history keeps what it has of them as a record, and nobody misses them any more; a script of that name
     * that comes back is a new one. Nothing else is repaired then.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.forget")
    private @Nullable String forget;

    @Inject
    RepairMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        StatusReport.repair(deployer().repair(config, route, forget)).forEach(getLog()::info);
    }
}

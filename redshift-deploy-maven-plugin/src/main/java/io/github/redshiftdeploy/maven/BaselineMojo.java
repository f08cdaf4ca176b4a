package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lets the history say of the scripts of the set that it does not know that they are applied, for other means have
 * applied them. Nothing of them is executed. {@code sql.path} chooses a part of the set.
 */
@Mojo(name = "baseline", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class BaselineMojo extends ConnectedMojo {

    @Inject
    BaselineMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        StatusReport.baseline(deployer().baseline(config, route)).forEach(getLog()::info);
    }
}

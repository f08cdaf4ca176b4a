package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.report.StatusReport;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lets the history say of the scripts of the set that it does not know that they are applied, for other means have
 * applied them. Nothing of them is executed. {@code sql.path} chooses a part of the set.
 */
@Mojo(name = "baseline", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class BaselineMojo extends ConnectedMojo {

    @Inject
    BaselineMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(passwords, standIn, reactor);
    }

    @Override
    void run(DeployConfig config, Route route) throws IOException, TransportException {
        List<Amendment> amendments = deployer().baseline(config, route);
        StatusReport.lines(amendments).forEach(getLog()::info);
        getLog().info(
                        amendments.size() == 1
                                ? "1 script is new to the history and counts as applied from now on"
                                : amendments.size()
                                        + " scripts are new to the history and count as applied from now on");
    }
}

package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
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

/** Shows which deployment holds the lease of the target, and removes the lease of one that is dead. */
@Mojo(name = "unlock", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class UnlockMojo extends ConnectedMojo {

    /**
     * The id of the deployment whose lease is removed. Without it, the goal only shows who holds the lease.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.owner")
    private @Nullable String owner;

    @Inject
    UnlockMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    /** A lease is of a target, not of scripts: what one module removes is not there for the next one. */
    @Override
    boolean reachesModules() {
        return false;
    }

    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openWithoutScripts(told, this::around);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws TransportException {
        if (owner == null || owner.isBlank()) {
            getLog().info(StatusReport.line(deployer().holder(config, route)));
            return;
        }
        getLog().info(StatusReport.removed(deployer().unlock(config, route, owner.strip())));
    }
}

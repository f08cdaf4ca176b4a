package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Takes a procedure, a function, a view or a table out of use: it gets a name with the date, so that nobody finds it,
 * and keeps all that it is. With {@code redshift.back} it gets its old name back.
 */
@Mojo(name = "disable", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class DisableMojo extends ConnectedMojo {

    /**
     * The object, with its schema; of a procedure or function that is one of several, with the types of its arguments:
     * {@code sales.load(integer, character varying)}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.object", required = true)
    private @Nullable String object;

    /**
     * Whether the object is taken back into use.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.back", defaultValue = "false")
    private boolean back;

    @Inject
    DisableMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    /** An object is of a target, not of scripts: what one module disables is not there for the next one. */
    @Override
    boolean reachesModules() {
        return false;
    }

    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openWithoutScripts(told, this::around);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        getLog().info(deployer().disable(config, route, object == null ? "" : object.strip(), back));
    }
}

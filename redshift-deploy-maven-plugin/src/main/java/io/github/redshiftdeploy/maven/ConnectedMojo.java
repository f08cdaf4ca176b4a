package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;

/** What the goals share that log in to a database. */
abstract class ConnectedMojo extends TargetMojo {

    private final MavenSurroundings surroundings;

    ConnectedMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(reactor);
        this.surroundings = surroundings;
    }

    /** Does what the goal is for, with a configuration that was found to be right. */
    abstract void run(DeployConfig config, Route route) throws IOException, TransportException, MojoFailureException;

    /** Returns the database that is meant. */
    GoalTarget open(GoalSettings told, Surroundings around) throws IOException {
        return deployer().open(told, around);
    }

    @Override
    void runHere() throws IOException, TransportException, MojoFailureException {
        GoalSettings told = told();
        Surroundings around = surroundings.of(told, session(), project(), getLog()::info);
        try (GoalTarget target = open(told, around)) {
            run(target.config(), target.route());
        }
    }
}

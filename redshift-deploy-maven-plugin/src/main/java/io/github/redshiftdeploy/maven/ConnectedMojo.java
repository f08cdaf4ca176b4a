package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** What the goals share that log in to a database. */
abstract class ConnectedMojo extends TargetMojo {

    private final MavenSurroundings surroundings;

    ConnectedMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(reactor);
        this.surroundings = surroundings;
    }

    /** Does what the goal is for, with a configuration that was found to be right. */
    abstract void run(GoalSettings told, DeployConfig config, Route route)
            throws IOException, TransportException, MojoFailureException;

    /** Returns what the goal is told of each target, in the order in which they have their turns. */
    List<GoalSettings> inOrder(List<GoalSettings> each) {
        return each;
    }

    /** Returns the database that is meant. */
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().open(told, this::around);
    }

    /** Of several targets each has its turn. */
    @Override
    void runHere() throws IOException, TransportException, MojoFailureException {
        for (GoalSettings told : inOrder(told().each())) {
            told.amongSeveral().ifPresent(name -> getLog().info("target " + name));
            try (GoalTarget target = open(told)) {
                run(told, target.config(), target.route());
            }
        }
    }

    /** Returns what is around the goal for a target. */
    final Surroundings around(GoalSettings told) {
        return surroundings.of(told, session(), project(), getLog()::info);
    }
}

package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.report.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Runs the scripts on a target in order, and halts the build at the first failure. */
@Mojo(name = "execute", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class ExecuteMojo extends ConnectedMojo {

    @Inject
    ExecuteMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    GoalTarget open(GoalSettings told, Surroundings around) throws IOException {
        return deployer().openToDeploy(told, around);
    }

    /** A deployment that is refused leaves a record too. */
    @Override
    void stopped(List<Diagnostic> problems) {
        deployer().refuse(told(Parameters.texts(this)), goal(), problems);
    }

    @Override
    List<Diagnostic> mistakes(Properties given) {
        List<Diagnostic> mistakes = new ArrayList<>(super.mistakes(given));
        mistakes.addAll(CommandLine.forPlan(given, plugin(), session().getGoals()));
        return mistakes;
    }

    @Override
    void run(DeployConfig config, Route route) throws IOException, TransportException, MojoFailureException {
        Outcome outcome = deployer().execute(config, route);
        Console.unsaid(outcome).ifPresent(this::print);
        failFor(Console.verdict(outcome));
    }
}

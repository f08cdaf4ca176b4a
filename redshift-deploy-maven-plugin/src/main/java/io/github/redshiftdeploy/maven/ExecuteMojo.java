package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.ReleaseWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs the scripts on a target in order, and halts the build at the first failure. */
@Mojo(name = "execute", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class ExecuteMojo extends ConnectedMojo {

    /**
     * To how many targets at once several are deployed to, 1 to 16.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.targetsParallel", defaultValue = "1")
    private @Nullable String targetsParallel;

    /**
     * What becomes of the other targets after one that failed: {@code stop}, no further one is begun; {@code continue},
     * the others are deployed to all the same, and the build fails at the end.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.targetsOnError", defaultValue = "stop")
    private @Nullable String targetsOnError;

    /**
     * Whether the tests of the scripts do not run when these are deployed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.skipTests", defaultValue = "false")
    private @Nullable String skipTests;

    /**
     * What becomes of a test in which a procedure takes more than 120 % of the median of its last runs, when there were
     * five: {@code warn}, {@code fail} or {@code ignore}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.slowTests", defaultValue = "warn")
    private @Nullable String slowTests;

    @Inject
    ExecuteMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openToDeploy(told, this::around);
    }

    /** A deployment that is refused leaves a record too. */
    @Override
    void stopped(List<Diagnostic> problems) {
        deployer().refuse(told(Parameters.texts(this)), goal(), problems);
        getLog().info(Console.ending(problems));
    }

    @Override
    List<Diagnostic> mistakes(Properties given) {
        List<Diagnostic> mistakes = new ArrayList<>(super.mistakes(given));
        mistakes.addAll(CommandLine.forPlan(given, plugin(), session().getGoals()));
        return mistakes;
    }

    @Override
    void runHere() throws IOException, TransportException, MojoFailureException {
        List<GoalSettings> each = told().each();
        if (each.size() == 1) {
            super.runHere();
            return;
        }
        failFor(ReleaseWords.verdict(deployer().release(each, this::around)));
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route)
            throws IOException, TransportException, MojoFailureException {
        Outcome outcome = deployer().execute(config, route);
        Console.unsaid(outcome).ifPresent(this::print);
        getLog().info(Console.ending(outcome));
        failFor(Console.verdict(outcome));
    }
}

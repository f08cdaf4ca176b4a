package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.report.TestReport;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of the scripts on a target: the {@code x.test.sql} beside an {@code x.sql}, and those of the folder of
 * tests. Nothing is deployed, and nothing is left behind.
 */
@Mojo(name = "test", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class TestMojo extends ConnectedMojo {

    /**
     * What becomes of a test in which a procedure takes more than 120 % of the median of its last runs, when there were
     * five: {@code warn}, {@code fail} or {@code ignore}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.slowTests", defaultValue = "warn")
    private @Nullable String slowTests;

    @Inject
    TestMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route)
            throws IOException, TransportException, MojoFailureException {
        TestOutcome outcome = deployer().test(config, route);
        TestReport.tell(github(), goal(), outcome);
        failFor(TestReport.verdict(outcome));
    }
}

package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Runs the scripts on a target in order, and halts the build at the first failure. */
@Mojo(name = "execute", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
public final class ExecuteMojo extends ConnectedMojo {

    @Inject
    ExecuteMojo(PasswordLogins passwords, StandInClassPath standIn, Reactor reactor) {
        super(passwords, standIn, reactor);
    }

    @Override
    boolean deploys() {
        return true;
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
        if (outcome.failure() != null) {
            if (outcome.state() != State.CANCELLED) {
                print(outcome.failure()); // What was cancelled has been said while there was time.
            }
            throw new MojoFailureException("the deployment "
                    + outcome.state().name().toLowerCase(Locale.ROOT)
                    + "; see above for what is committed");
        }
    }
}

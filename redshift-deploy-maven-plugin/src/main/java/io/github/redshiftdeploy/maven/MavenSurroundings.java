package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.Surroundings.LocalDatabase;
import io.github.redshiftdeploy.aws.Routes;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** What a goal reaches by Maven: passwords in {@code settings.xml}, the jars of the stand-in. */
@Named
final class MavenSurroundings {

    private final PasswordLogins passwords;
    private final StandInClassPath jars;

    @Inject
    MavenSurroundings(PasswordLogins passwords, StandInClassPath jars) {
        this.passwords = passwords;
        this.jars = jars;
    }

    /** Returns what is around a goal. */
    Surroundings of(GoalSettings told, MavenSession session, MavenProject project, Consumer<String> log) {
        return new Surroundings() {
            @Override
            public List<PasswordLogin> passwords(Settings settings) {
                return passwords.find(settings, session.getSettings().getServers(), told.environment());
            }

            @Override
            public Route route(DeployConfig config) {
                return Routes.of(config.target(), config.audit(), told.environment(), Clock.systemUTC(), log);
            }

            @Override
            public LocalDatabase standIn() throws IOException {
                return StandIn.open(
                        StandIn.folder(told), log, () -> jars.resolve(session.getRepositorySession(), project));
            }
        };
    }
}

package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.Settings;
import java.io.IOException;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded stand-in running for psql, a SQL editor or other builds, until Ctrl-C. While it runs,
 * {@code -Dredshift.target=local} in the same project deploys to it.
 */
@Mojo(name = "local", requiresProject = false, threadSafe = true)
public final class LocalMojo extends RedshiftMojo {

    private final StandInClassPath standIn;

    /**
     * The port to listen on; any free one by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.local.port", defaultValue = "0")
    private @Nullable String port;

    @Inject
    LocalMojo(StandInClassPath standIn) {
        this.standIn = standIn;
    }

    @Override
    void run() throws IOException {
        Settings settings = new Settings(Map.of("local.port", port == null ? "0" : port));
        int number = settings.number("local.port", 0, 65_535).orElse(0);
        settings.check();
        try (StandIn local = StandIn.start(
                StandIn.folder(buildDirectory()),
                number,
                () -> standIn.resolve(session().getRepositorySession(), project()))) {
            local.keep();
            Thread hook = new Thread(local::close, "redshift-local end");
            Runtime.getRuntime().addShutdownHook(hook);
            tell(local);
            local.await();
        }
    }

    private void tell(StandIn local) {
        Map<String, String> connection = local.connection();
        getLog().info("the stand-in listens; Ctrl-C ends it, its data stay until 'mvn clean'");
        getLog().info("connection: " + local.connectionFile() + " (the password is in it)");
        getLog().info("psql \"host=" + connection.get("host") + " port=" + connection.get("port") + " dbname="
                + connection.get("database") + " user=" + connection.get("user")
                + " sslmode=verify-full sslrootcert=" + connection.get("caFile") + "\"");
    }
}

package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scripts in a folder that are deployed to a stand-in over the Data API. */
final class DataProject {

    private final Path root;
    private final RedshiftLocal local;
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    DataProject(Path root, RedshiftLocal local) {
        this.root = root;
        this.local = local;
        settings.put("transport", "data-api");
        settings.put("clusterIdentifier", local.clusterIdentifier());
        settings.put("dbUser", local.user());
        settings.put("database", local.database());
        settings.put("region", local.region());
        settings.put("awsEndpoint", local.awsEndpoint().toString());
    }

    DataProject set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    DataProject unset(String name) {
        settings.remove(name);
        return this;
    }

    DataProject script(String name, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve("sql"));
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    Path root() {
        return root;
    }

    List<String> log() {
        return log;
    }

    /** Deploys, and says how that ended; an outcome of its own has each failure before the first statement. */
    String deploy() throws IOException {
        try {
            Outcome outcome = execute();
            return outcome.failure() == null ? "succeeded" : outcome.failure().toString();
        } catch (DiagnosticException | TransportException e) {
            return String.valueOf(e.getMessage());
        }
    }

    Outcome execute() throws IOException, TransportException {
        DeployConfig config = config();
        try (Route route =
                Routes.of(config.target(), config.audit(), local.aws().environment(), Clock.systemUTC(), log::add)) {
            return new Deployer(Clock.systemUTC(), log::add, warning -> {}).execute(config, route);
        }
    }

    private DeployConfig config() {
        Settings read = new Settings(settings);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        return DeployConfig.of(
                ScriptConfig.of(root, set, Map.of(), read),
                CheckConfig.of(Map.of(), Rule.words(), read),
                RunConfig.of(Identity.of(String.valueOf(root.getFileName())), "test", read),
                "lab",
                List.of(),
                Map.of("GITHUB_ACTOR", "ann"),
                Map.of(),
                root.resolve("reports"),
                read);
    }
}

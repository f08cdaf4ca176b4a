package io.github.redshiftdeploy.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import io.github.redshiftdeploy.sqltest.TestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Scripts in a folder that are deployed to a stand-in over the Data API. */
public final class DataProject {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    /** Who hurries waits less long for an answer that does not come. */
    private static final Limits BRIEF =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), 3);

    private final Path root;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private Map<String, String> environment;
    private Pause pause = length -> Thread.sleep(length.toMillis());
    private Limits limits = Limits.USUAL;
    private UnaryOperator<Route> way = UnaryOperator.identity();

    public DataProject(Path root, RedshiftLocal local) {
        this(root, local.aws().environment(), Map.of());
        settings.put("transport", "data-api");
        settings.put("clusterIdentifier", local.clusterIdentifier());
        settings.put("dbUser", local.user());
        settings.put("database", local.database());
        settings.put("region", local.region());
        settings.put("awsEndpoint", local.awsEndpoint().toString());
    }

    /** Makes one with nothing but these settings. */
    DataProject(Path root, Map<String, String> environment, Map<String, String> settings) {
        this.root = root;
        this.environment = environment;
        // What objects were before is asked for the tests that undo something; it takes time.
        this.settings.put("captureDays", "0");
        this.settings.putAll(settings);
    }

    public DataProject set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public DataProject set(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    public DataProject placeholder(String name, String value) {
        placeholders.put(name, value);
        return this;
    }

    /** Lets a client deploy it that makes no long pauses, with other AWS credentials. */
    public DataProject hurried(Map<String, String> credentials) {
        environment = credentials;
        pause = length -> Thread.sleep(Math.min(length.toMillis(), LONGEST_PAUSE.toMillis()));
        limits = BRIEF;
        return this;
    }

    /** Lets it go another way than the client does. */
    public DataProject by(UnaryOperator<Route> other) {
        way = other;
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

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    Map<String, String> environment() {
        return environment;
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

    public Outcome execute() throws IOException, TransportException {
        return run(Deployer::execute);
    }

    /** Undoes the last deployment. */
    Outcome rollback() throws IOException, TransportException {
        return run(Deployer::rollback);
    }

    /** What a goal does. */
    @FunctionalInterface
    private interface Goal {
        Outcome run(Deployer deployer, DeployConfig config, Route route) throws IOException, TransportException;
    }

    private Outcome run(Goal goal) throws IOException, TransportException {
        DeployConfig config = config();
        AwsEnvironment around = new AwsEnvironment(environment, Clock.systemUTC(), pause, log::add);
        try (Route route = way.apply(Routes.dataApi(config.target(), config.audit(), around, limits))) {
            return goal.run(new Deployer(Clock.systemUTC(), log::add, warning -> {}), config, route);
        }
    }

    /** Runs the tests of the scripts. */
    TestOutcome test() throws IOException, TransportException {
        DeployConfig config = config();
        AwsEnvironment around = new AwsEnvironment(environment, Clock.systemUTC(), pause, log::add);
        try (Route route = way.apply(Routes.dataApi(config.target(), config.audit(), around, limits))) {
            return new Deployer(Clock.systemUTC(), log::add, warning -> {}).test(config, route);
        }
    }

    /** Returns how many statements of each script are committed for certain, as the last report on disk says. */
    public Map<String, Integer> committed() throws IOException {
        Map<String, Integer> committed = new HashMap<>();
        JsonObject report = JsonParser.parseString(Files.readString(root.resolve("reports/report.json")))
                .getAsJsonObject();
        if (report.has("scripts")) {
            for (JsonElement script : report.getAsJsonArray("scripts")) {
                JsonObject one = script.getAsJsonObject();
                committed.put(
                        one.get("script").getAsString(), one.get("committed").getAsInt());
            }
        }
        return committed;
    }

    DeployConfig config() {
        Settings read = new Settings(settings);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        return DeployConfig.of(
                ScriptConfig.of(root, set, placeholders, read),
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

package io.github.redshiftdeploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A folder with scripts, and what becomes of them when they are deployed. */
public final class Project {

    private final Path root;
    private final Cluster cluster;
    private Identity identity;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> ears = new CopyOnWriteArrayList<>(List.of(log::add));
    private final List<Diagnostic> warnings = new CopyOnWriteArrayList<>();

    /** Makes a project whose scripts are in the folder {@code sql} and whose reports go to {@code reports}. */
    public Project(Path root) {
        this(root, Warehouse.cluster());
    }

    /** Makes a project that is deployed to a database. */
    public Project(Path root, Cluster cluster) {
        this.root = root;
        this.cluster = cluster;
        this.identity = Identity.of(String.valueOf(root.getFileName()));
        settings.put("database", cluster.database());
        settings.put("host", cluster.host());
        if (cluster.caFile() != null) {
            settings.put("sslRootCert", cluster.caFile().toString());
        }
        settings.put("connectRetriesInterval", "10ms");
        // All projects of the tests share one history, and many have the same scripts.
        settings.put("adopt", RunConfig.ADOPT_NONE);
        // What objects were before is asked for the tests that undo something; it takes time.
        settings.put("captureDays", "0");
    }

    public Project script(String name, String text) throws IOException {
        Path file = scripts().resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return this;
    }

    public Project set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Says who the history knows the project as; otherwise it is known by its folder. */
    public Project identity(Identity identity) {
        this.identity = identity;
        return this;
    }

    public Project placeholder(String name, String value) {
        placeholders.put(name, value);
        return this;
    }

    public Project withoutPlaceholders() {
        placeholders.clear();
        return this;
    }

    public Path scripts() {
        return root.resolve("sql");
    }

    public Path report() {
        return root.resolve("reports/report.json");
    }

    /** Lets somebody hear each line that people see, at the moment it is said. */
    public Project listen(Consumer<String> ear) {
        ears.add(ear);
        return this;
    }

    /** Lets something happen at the moment when the scripts begin to run. */
    public Project whenScriptsRun(Runnable what) {
        return listen(line -> {
            if (line.startsWith("runs ")) {
                what.run();
            }
        });
    }

    /** Returns the lines that people see, as they come in. */
    public List<String> log() {
        return log;
    }

    public List<Diagnostic> warnings() {
        return warnings;
    }

    /** Returns what is deployed, and how. */
    public DeployConfig config() {
        Settings read = new Settings(settings);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        PasswordLogin login = Warehouse.credentials(cluster).known();
        return DeployConfig.of(
                ScriptConfig.of(root, set, placeholders, read),
                CheckConfig.of(Map.of(), Rule.words(), read),
                RunConfig.of(identity, "test", read),
                "lab",
                List.of(login),
                Map.of("GITHUB_ACTOR", "ann"),
                Map.of("commit", "0123abc", "branch", "main"),
                root.resolve("reports"),
                read);
    }

    public Outcome deploy() throws IOException, TransportException {
        return deploy(Warehouse.credentials(cluster));
    }

    public Outcome deploy(CredentialSource credentials) throws IOException, TransportException {
        return deployer().execute(config(), Deployer.overJdbc(credentials));
    }

    public Deployer deployer() {
        return new Deployer(Clock.systemUTC(), line -> ears.forEach(ear -> ear.accept(line)), warnings::add);
    }

    /** Deploys and returns why that failed, as it is shown. */
    public String failure() throws IOException, TransportException {
        return failure(Warehouse.credentials(cluster));
    }

    public String failure(CredentialSource credentials) throws IOException, TransportException {
        try {
            Outcome outcome = deploy(credentials);
            Diagnostic failure = outcome.failure();
            return failure == null ? outcome.state() + "\n" : failure.render() + "\n";
        } catch (DiagnosticException e) {
            return e.getMessage() + "\n";
        }
    }

    /** Deploys what must succeed. */
    public Outcome succeed() throws IOException, TransportException {
        Outcome outcome = deploy();
        if (outcome.state() != State.SUCCEEDED) {
            throw new AssertionError(Objects.requireNonNull(outcome.failure()).render());
        }
        return outcome;
    }

    /** Returns the audit record. */
    public JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(report())).getAsJsonObject();
    }

    /** Returns the audit record's scripts in short: {@code a.sql succeeded 2/3 1}, executed, of, committed. */
    public List<String> scriptsInReport() throws IOException {
        JsonArray scripts = json().getAsJsonArray("scripts");
        return scripts.asList().stream()
                .map(script -> script.getAsJsonObject())
                .map(script -> script.get("script").getAsString().replace("sql/", "") + ": "
                        + script.get("state").getAsString() + ", "
                        + script.get("executed").getAsInt() + " of "
                        + script.get("statements").getAsInt() + " executed, "
                        + script.get("committed").getAsInt() + " committed")
                .toList();
    }
}

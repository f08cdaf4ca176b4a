package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetChoice;
import io.github.redshiftdeploy.config.TargetGroup;
import io.github.redshiftdeploy.config.TargetSettings;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A project with three targets, each a database of its own, and the groups {@code consumers} and {@code all}. Every
 * database has a history of its own, so that to a deployment they are three clusters.
 */
public final class Landscape {

    public static final List<String> TARGETS = List.of("producer", "analytics", "reporting");

    private final Path root;
    private final Cluster way;
    private final String prefix;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Map<String, String>> placeholders = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> gates = new HashMap<>();
    private final List<TargetSettings> others = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Diagnostic> problems = new CopyOnWriteArrayList<>();

    /** Makes a project whose scripts are in the folder {@code sql}; its databases begin with the prefix. */
    public Landscape(Path root, String prefix) throws SQLException {
        this(root, prefix, Warehouse.cluster());
    }

    /** Makes one whose deployments reach the databases another way. */
    public Landscape(Path root, String prefix, Cluster way) throws SQLException {
        this.root = root;
        this.way = way;
        this.prefix = prefix;
        texts.put("adopt", "none");
        texts.put("connectRetriesInterval", "10ms");
        for (String target : TARGETS) {
            placeholders.put(target, new HashMap<>());
            if (Warehouse.query("SELECT 1 FROM pg_database WHERE datname = '" + prefix + target + "'")
                    .isEmpty()) {
                Warehouse.run("CREATE DATABASE " + prefix + target);
            }
        }
    }

    /**
     * Gives it two scripts, and each target an empty table in which a script leaves its name each time that it runs.
     */
    public Landscape counting() throws IOException, SQLException {
        for (String target : TARGETS) {
            cluster(target).run("CREATE SCHEMA IF NOT EXISTS lab", "DROP TABLE IF EXISTS lab.ran, lab.more");
            cluster(target).run("CREATE TABLE lab.ran (script VARCHAR(20))");
        }
        return script("1_first.sql", ran("first")).script("2_second.sql", ran("second"));
    }

    /** Returns the statement with which a script leaves its name. */
    public static String ran(String script) {
        return "INSERT INTO lab.ran VALUES ('" + script + "');";
    }

    /** Returns for each target the scripts that have run there, as often as they have. */
    public List<String> ran() throws SQLException {
        List<String> ran = new ArrayList<>();
        for (String target : TARGETS) {
            List<String> line = new ArrayList<>(List.of(target));
            line.addAll(cluster(target).query("SELECT script FROM lab.ran ORDER BY script"));
            ran.add(String.join(" ", line));
        }
        return ran;
    }

    /** Gives it other scripts: a chain from the producer to its consumers, and back. */
    public Landscape chain() throws IOException {
        Files.deleteIfExists(root.resolve("sql/1_first.sql"));
        Files.deleteIfExists(root.resolve("sql/2_second.sql"));
        return script("producer/1_share.sql", ran("share"))
                .script("producer/2_done.sql", ran("done"))
                .script("consumers/1_views.sql", ran("views"))
                .script("consumers/2_dashboards.sql", ran("dashboards"))
                .script("ordering.yaml", """
                        order:
                          - file: producer/1_share.sql
                            targets: producer
                          - file: consumers/
                            targets: [consumers]
                          - file: producer/2_done.sql
                            targets: producer
                        """);
    }

    /** Returns the database of a target. */
    public Cluster cluster(String target) {
        return Warehouse.cluster().database(prefix + target);
    }

    public Landscape script(String name, String text) throws IOException {
        Path file = root.resolve("sql").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return this;
    }

    public Landscape set(String name, String value) {
        texts.put(name, value);
        return this;
    }

    public Landscape placeholder(String target, String name, String value) {
        Objects.requireNonNull(placeholders.get(target)).put(name, value);
        return this;
    }

    /** Lets a target ask for something before it is changed. */
    public Landscape gate(String target, String name, String value) {
        gates.computeIfAbsent(target, key -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Adds a target that cannot be reached. */
    public Landscape unreachable(String name) {
        others.add(new TargetSettings(name, Map.of("host", "127.0.0.1", "port", "1", "database", "x"), Map.of()));
        return this;
    }

    /** Returns the lines that people see. */
    public List<String> log() {
        return log;
    }

    /** Returns the problems that are told as they arise. */
    public List<String> problems() {
        return problems.stream().map(Diagnostic::render).toList();
    }

    /** Deploys to some targets. */
    public ReleaseReport release(String targets) throws IOException, TransportException {
        log.clear();
        problems.clear();
        return deployer().release(told(targets).each(), this::around);
    }

    /** Returns what such a release would do, a line a script. */
    public List<PlannedDeployment> plan(String targets) throws IOException, TransportException {
        return deployer().plan(told(targets).each(), this::around);
    }

    /** Deploys to one target alone. */
    public void deploy(String target) throws IOException, TransportException {
        GoalSettings told = told(target);
        try (GoalTarget opened = deployer().openToDeploy(told, this::around)) {
            deployer().execute(opened.config(), opened.route());
        }
    }

    public Deployer deployer() {
        return new Deployer(Clock.systemUTC(), log::add, problems::add);
    }

    /** Returns what a goal is told. */
    public GoalSettings told(String target) {
        return new GoalSettings(
                root,
                root.resolve("target"),
                new SqlSet("sql", List.of(), List.of(), List.of()),
                Identity.of(String.valueOf(root.getFileName())),
                "test",
                new TargetChoice(
                        target,
                        targets(),
                        List.of(
                                new TargetGroup("consumers", List.of("analytics", "reporting")),
                                new TargetGroup("all", List.of("producer", "consumers")))),
                texts,
                Map.of(),
                Map.of(),
                Map.of(),
                Rule.words(),
                Map.of("GITHUB_ACTOR", "ann"));
    }

    private List<TargetSettings> targets() {
        List<TargetSettings> targets = new ArrayList<>();
        placeholders.forEach((name, values) -> {
            Cluster cluster = way.database(prefix + name);
            Map<String, String> settings = new HashMap<>(gates.getOrDefault(name, Map.of()));
            settings.put("host", cluster.host());
            settings.put("port", Integer.toString(cluster.port()));
            settings.put("database", cluster.database());
            settings.put("sslRootCert", String.valueOf(cluster.caFile()));
            targets.add(new TargetSettings(name, settings, values));
        });
        targets.addAll(others);
        return targets;
    }

    /** Returns what is around a goal. */
    public Surroundings around(GoalSettings told) {
        Cluster cluster = Warehouse.cluster();
        PasswordLogin login = new PasswordLogin("the test", cluster.user(), new Secret(cluster.password()));
        return new Surroundings() {
            @Override
            public List<PasswordLogin> passwords(Settings settings) {
                return List.of(login);
            }

            @Override
            public Route route(DeployConfig config) {
                Endpoint endpoint = new Endpoint(
                        Objects.requireNonNull(config.target().host()),
                        Objects.requireNonNull(config.target().port()));
                return Deployer.overJdbc(new PasswordSource(endpoint, login));
            }

            @Override
            public LocalDatabase standIn() {
                throw new IllegalStateException("no target of this project is a stand-in");
            }
        };
    }
}

package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.fault.Database;
import io.github.redshiftdeploy.testkit.fault.Evidence;
import io.github.redshiftdeploy.testkit.fault.Gate;
import io.github.redshiftdeploy.testkit.fault.Piece;
import io.github.redshiftdeploy.testkit.fault.Records;
import io.github.redshiftdeploy.testkit.wire.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place where one deployment at a time is disturbed: a schema, a history and a proxy of its own, in the database that
 * all lanes share.
 */
final class Lane implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Path folder;
    private final Scenario scenario;
    private final Proxy proxy;

    /** The ways in through the proxy; who deploys comes in by the next one each time. */
    private final List<Cluster> users;

    private final Database database;
    private final Gate gate;

    /** The deployment of the release before. */
    private @Nullable String first;

    private int turn;
    private List<String> options = List.of();

    private Lane(String name, Path folder, Scenario scenario, Proxied proxied, RedshiftLocal local)
            throws SQLException {
        this.name = name;
        this.folder = folder;
        this.scenario = scenario;
        this.proxy = proxied.proxy();
        this.database = new Database(Cluster.of(local.connectionFile()));
        this.gate = new Gate(new Database(Cluster.of(local.connectionFile())), kept() + ".gate");
        this.users = scenario.shared() ? TwoUsers.of(database).behind(proxied.cluster()) : List.of(proxied.cluster());
    }

    static Lane open(String name, Path folder, Scenario scenario, RedshiftLocal local)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        Lane lane = new Lane(name, folder, scenario, Proxied.before(local, folder), local);
        lane.write("before", scenario.before());
        lane.write("release", scenario.release());
        Files.writeString(lane.root("release").resolve("sql").resolve(Scenario.ORDERING), scenario.ordering());
        return lane;
    }

    private void write(String release, List<Piece> pieces) throws IOException {
        Path scripts = Files.createDirectories(root(release).resolve("sql"));
        for (Piece piece : pieces) {
            Files.writeString(scripts.resolve(piece.name()), piece.text());
        }
    }

    /** Starts the processes of their own with further options of the JVM. */
    void childOptions(String... more) {
        options = List.of(more);
    }

    /** Lets the next deployment be somebody else's, if there is anybody else. */
    void takeTurns() {
        turn++;
    }

    /** Both releases are of one project, and a project is known by the name of its folder. */
    private Path root(String release) {
        return folder.resolve(release).resolve("project");
    }

    Scenario scenario() {
        return scenario;
    }

    Proxy proxy() {
        return proxy;
    }

    /** Returns the way in through the proxy of whose turn it is. */
    Cluster cluster() {
        return users.get(turn % users.size());
    }

    Gate gate() {
        return gate;
    }

    Database database() {
        return database;
    }

    String history() {
        return name + "_history";
    }

    /** Returns the schema of what no deployment may change but by adding to it. */
    String kept() {
        return name + "_kept";
    }

    /** Returns the release that is to be disturbed, ready to be deployed. */
    Project release(Map<String, String> more) {
        return project("release", more);
    }

    private Project project(String release, Map<String, String> more) {
        Project project = new Project(root(release), cluster());
        placeholders().forEach(project::placeholder);
        settings(more).forEach(project::set);
        return project;
    }

    private Map<String, String> placeholders() {
        return Map.of("lab", name, "tint", "red");
    }

    /**
     * Deploys a script of somebody else, and tells whether it has run.
     *
     * @param identity who that is
     * @param script its name, which may be that of one of the release
     */
    boolean neighbourDeploys(Identity identity, String script) throws IOException, SQLException, TransportException {
        Path root = folder.resolve(script).resolve("project");
        String count = "SELECT CAST(count(*) AS varchar) FROM " + kept() + ".neighbours";
        int before = Integer.parseInt(database.column(count).get(0));
        Project project = new Project(root, cluster()).identity(identity);
        settings(Map.of("run", "on-change")).forEach(project::set);
        project.script(
                script,
                "INSERT INTO " + kept() + ".neighbours VALUES (" + before + ", '" + identity.execution() + "');\n");
        return Attempt.at(project).succeeded() && database.column(count).equals(List.of(Integer.toString(before + 1)));
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("name", name, "historySchema", history(), "lockTimeout", "20s", "leaseDuration", "30s"));
        // What a deployment keeps to be undone is asked before it begins; one way of deploying is enough for that.
        all.put("captureDays", "0");
        if (scenario.shared()) {
            all.put("historyOwner", users.get(0).user());
        }
        all.putAll(more);
        return all;
    }

    /** Deploys the same in a process of its own. */
    Process releaseInChild(Map<String, String> more) throws IOException {
        List<String> arguments = new ArrayList<>();
        placeholders().forEach((key, value) -> arguments.add("placeholder." + key + "=" + value));
        settings(more).forEach((key, value) -> arguments.add(key + "=" + value));
        return inChild(root("release"), arguments);
    }

    /** Deploys a project through the proxy in a process of its own. */
    Process inChild(Path root, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        all.addAll(options);
        return DeployInChild.start(root, writeConnection(), all, arguments.toArray(new String[0]));
    }

    /** Returns what that said. */
    Path childLog() {
        return root("release").resolve("child.log");
    }

    /** Writes down how a child finds the proxy. */
    private Path writeConnection() throws IOException {
        Path file = folder.resolve(RedshiftLocal.CONNECTION_FILE);
        cluster().writeTo(file);
        return file;
    }

    /** Deploys the release before, once, and keeps what it left behind. */
    void prepare() throws IOException, SQLException, TransportException {
        database.run("DROP SCHEMA IF EXISTS " + name + " CASCADE; DROP SCHEMA IF EXISTS " + history()
                + " CASCADE; DROP SCHEMA IF EXISTS " + kept() + " CASCADE; CREATE SCHEMA " + kept());
        database.run("CREATE TABLE " + kept() + ".begun (n int); CREATE TABLE " + kept()
                + ".tints (script varchar(20), tint varchar(20)); CREATE TABLE " + kept()
                + ".neighbours (n int, execution varchar(20))");
        gate.make();
        database.run("CREATE SCHEMA " + name + "; " + base());
        if (scenario.shared()) {
            database.run("CREATE SCHEMA " + history() + " AUTHORIZATION "
                    + users.get(0).user());
        }
        share(name, kept());
        turn = 0;
        project("before", Map.of()).succeed();
        share(history());
        database.run("CREATE TABLE " + kept() + ".done AS SELECT * FROM " + name + ".done");
        List<String> tables = database.tables(history());
        for (String table : tables) {
            database.run(
                    "CREATE TABLE " + kept() + ".history_" + table + " AS SELECT * FROM " + history() + "." + table);
        }
        if (tables.contains("deployment")) {
            first = database.column("SELECT id FROM " + history() + ".deployment")
                    .get(0);
        }
    }

    private void share(String... schemas) throws SQLException {
        for (String schema : scenario.shared() ? schemas : new String[0]) {
            for (Cluster user : users) {
                database.run("GRANT USAGE, CREATE ON SCHEMA " + schema + " TO " + user.user()
                        + "; GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO " + user.user()
                        + "; GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA " + schema + " TO " + user.user());
            }
        }
    }

    /** Makes everything as it was when the release before had been deployed, or as if it never had been. */
    void reset(boolean fresh) throws SQLException {
        turn = 0;
        String text = "DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name + "; " + base()
                + "DELETE FROM " + kept() + ".begun; DELETE FROM " + kept() + ".tints; ";
        if (fresh) {
            database.run(text + "DROP SCHEMA IF EXISTS " + history() + " CASCADE");
            return;
        }
        List<String> kept = database.tables(kept()).stream()
                .filter(table -> table.startsWith("history_"))
                .map(table -> table.substring("history_".length()))
                .toList();
        List<String> there = database.tables(history());
        String create = there.isEmpty() && !kept.isEmpty() ? "CREATE SCHEMA IF NOT EXISTS " + history() + "; " : "";
        String tables = kept.stream()
                .map(table -> {
                    String from = kept() + ".history_" + table;
                    String to = history() + "." + table;
                    return there.contains(table)
                            ? "DELETE FROM " + to + "; INSERT INTO " + to + " SELECT * FROM " + from + "; "
                            : "CREATE TABLE " + to + " (LIKE " + from + "); INSERT INTO " + to + " SELECT * FROM "
                                    + from + "; ";
                })
                .collect(Collectors.joining());
        // One that failed has left its fence, and to take it down would be more statements than without a fault.
        String fences = records().fences().stream()
                .map(table -> "DROP TABLE " + history() + "." + table + "; ")
                .collect(Collectors.joining());
        database.run(
                text + "INSERT INTO " + name + ".done SELECT * FROM " + kept() + ".done; " + create + tables + fences);
        share(name);
    }

    private String base() {
        return scenario.base().replace("${lab}", name);
    }

    /** Returns how often the procedure that commits in its middle has committed its beginning. */
    int begun() throws SQLException {
        return database.column("SELECT n FROM " + kept() + ".begun").size();
    }

    /** Returns the scripts that have run with one value in one part and another one in another. */
    List<String> mixed() throws SQLException {
        return database.column("SELECT script FROM " + kept() + ".tints GROUP BY script HAVING min(tint) <> max(tint)");
    }

    Map<String, Integer> evidence() throws SQLException {
        return Evidence.in(database, name, scenario.release());
    }

    List<String> contents() throws SQLException {
        return database.contents(name);
    }

    /** Returns what the history says of what came after the release before. */
    Records records() {
        return new Records(database, history(), first);
    }

    /** Ends all connections through the proxy, lets those end that linger, and waits until the database has noticed. */
    void calm() throws SQLException {
        proxy.cut();
        String pids = proxy.backends().stream().map(Object::toString).collect(Collectors.joining(", "));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (proxy.lingers()
                || (!pids.isEmpty()
                        && !database.column("SELECT pid FROM pg_stat_activity WHERE pid IN (" + pids + ")")
                                .isEmpty())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a session outlives its connection: one of " + pids);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        proxy.close();
        database.run("DROP SCHEMA IF EXISTS " + name + " CASCADE; DROP SCHEMA IF EXISTS " + history()
                + " CASCADE; DROP SCHEMA IF EXISTS " + kept() + " CASCADE");
        gate.close();
        database.close();
    }
}

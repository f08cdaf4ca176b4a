package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.aws.DataProject;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.fault.Database;
import io.github.redshiftdeploy.testkit.fault.Evidence;
import io.github.redshiftdeploy.testkit.fault.Gate;
import io.github.redshiftdeploy.testkit.fault.Piece;
import io.github.redshiftdeploy.testkit.fault.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A place where one deployment at a time is disturbed: an access key, a database user, a schema and a history of its
 * own, on the stand-in that all lanes share.
 */
final class Lane implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final String name;
    private final Path folder;
    private final RedshiftLocal local;
    private final Map<String, String> key;
    private final Map<String, List<Piece>> scripts = new HashMap<>();
    private final String base;
    private final String parts;
    private final Database database;
    private final Obstacles obstacles;
    private final AtomicInteger onTheWay = new AtomicInteger();
    private volatile RequestMischief mischief;
    private UnaryOperator<Route> client = UnaryOperator.identity();

    private Lane(String name, Path folder, Path scenario, RedshiftLocal local) throws IOException, SQLException {
        this.name = name;
        this.folder = folder;
        this.local = local;
        this.key = Keys.of(local, name);
        this.base = Files.readString(scenario.resolve("base.sql"));
        this.parts = Files.readString(scenario.resolve("parts.sql"));
        this.database = database();
        Gate table = new Gate(database(), name + ".done");
        Gate call = new Gate(database(), kept() + ".gate");
        this.obstacles = new Obstacles(local, table, call, Keys.of(local, name));
        this.mischief = RequestMischief.none(obstacles);
    }

    /**
     * Makes one.
     *
     * @param scenario the folder with the tables and the scripts
     */
    static Lane open(String name, Path folder, Path scenario, RedshiftLocal local, List<String> releases)
            throws IOException, SQLException {
        Lane lane = new Lane(name, folder, scenario, local);
        for (String release : releases) {
            lane.write(release, scenario.resolve(release));
        }
        lane.prepare();
        return lane;
    }

    private Database database() throws SQLException {
        return new Database(Cluster.of(local.connectionFile()));
    }

    private void write(String release, Path from) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        Path to = Files.createDirectories(root(release).resolve("sql"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.sorted().toList()) {
                Piece piece = Piece.of(file);
                pieces.add(piece);
                Files.writeString(to.resolve(piece.name()), piece.text());
            }
        }
        scripts.put(release, pieces);
    }

    private Path root(String release) {
        return folder.resolve(release).resolve("project");
    }

    private void prepare() throws SQLException {
        database.run(
                "DROP SCHEMA IF EXISTS " + kept() + " CASCADE; CREATE SCHEMA " + kept() + "; CREATE TABLE " + kept()
                        + ".begun (n int); CREATE TABLE " + kept() + ".gate (n int); DROP SCHEMA IF EXISTS " + history()
                        + " CASCADE");
        database.run(parts.replace("${lab}", name));
        if (database.column("SELECT 1 FROM pg_user WHERE usename = '" + name + "'")
                .isEmpty()) {
            database.run("CREATE USER " + name + " PASSWORD DISABLE CREATEUSER");
        }
    }

    /** Returns by what its requests are known. */
    String accessKey() {
        return String.valueOf(key.get("AWS_ACCESS_KEY_ID"));
    }

    AwsFate judge(String operation, String body) {
        onTheWay.incrementAndGet();
        try {
            return mischief.of(operation, body);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            onTheWay.decrementAndGet();
        }
    }

    /** Lets the requests from now on be disturbed. */
    void disturb(RequestMischief other) {
        mischief = other;
    }

    /** Lets the client be another one. */
    void client(UnaryOperator<Route> other) {
        client = other;
    }

    Obstacles obstacles() {
        return obstacles;
    }

    DataProject project(Way way, Map<String, String> more) {
        return new DataProject(root(way.scripts()), local)
                .hurried(key)
                .placeholder("lab", name)
                .set(Map.of(
                        "name",
                        name,
                        "dbUser",
                        name,
                        "historySchema",
                        history(),
                        "adopt",
                        RunConfig.ADOPT_NONE,
                        "lockTimeout",
                        "30s",
                        "leaseDuration",
                        "10s",
                        "networkTimeout",
                        "2s",
                        "connectTimeout",
                        "3s"))
                .set(way.settings())
                .set(more)
                .by(client);
    }

    List<Piece> pieces(Way way) {
        return scripts.getOrDefault(way.scripts(), List.of());
    }

    private String history() {
        return name + "_history";
    }

    private String kept() {
        return name + "_kept";
    }

    /** Makes everything as it was before the first deployment, but for a history without rows. */
    void reset(Way way) throws SQLException {
        disturb(RequestMischief.none(obstacles));
        calm();
        clear();
        if (way.fresh()) {
            database.run("DROP SCHEMA IF EXISTS " + history() + " CASCADE");
        } else if (database.tables(history()).isEmpty()) {
            Attempt.at(project(way, Map.of()));
            clear();
        }
    }

    private void clear() throws SQLException {
        StringBuilder text = new StringBuilder("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name
                + "; " + base.replace("${lab}", name) + "DELETE FROM " + kept() + ".begun; ");
        for (String table : database.tables(history())) {
            text.append(table.startsWith("fence_") ? "DROP TABLE " : "DELETE FROM ")
                    .append(history())
                    .append('.')
                    .append(table)
                    .append("; ");
        }
        database.run(text.toString());
    }

    Records records() {
        return new Records(database, history(), null);
    }

    Map<String, Integer> evidence(Way way) throws SQLException {
        return Evidence.in(database, name, pieces(way));
    }

    List<String> contents() throws SQLException {
        return database.contents(name);
    }

    /** Returns how often the procedure that commits in its middle has committed its beginning. */
    int begun() throws SQLException {
        return database.column("SELECT n FROM " + kept() + ".begun").size();
    }

    /** Lets arrive what is late, and ends all sessions. */
    void calm() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String sessions = "SELECT pid FROM pg_stat_activity WHERE usename = '" + name + "'";
        while (onTheWay.get() > 0
                || !database.column("SELECT pg_terminate_backend(pid) FROM (" + sessions + ") AS theirs")
                        .isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a session or a request of lane " + name + " does not end");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() throws SQLException {
        calm();
        database.run("DROP SCHEMA IF EXISTS " + name + " CASCADE; DROP SCHEMA IF EXISTS " + history()
                + " CASCADE; DROP SCHEMA IF EXISTS " + kept() + " CASCADE");
        obstacles.close();
        database.close();
    }
}

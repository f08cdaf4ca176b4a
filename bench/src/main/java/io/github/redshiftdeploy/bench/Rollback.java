package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment has replaced many procedures, and the cluster is far away: how much longer than the deployment does it
 * take to undo that? And how many messages are needed to know what to undo, or what was changed by hand since?
 */
public final class Rollback {

    private static final int TIMES = 3;

    /** How many objects the catalogue is asked about in the end. */
    private static final int OBJECTS = 1_000;

    private static final Map<String, String> CAPTURE = Map.of("captureDays", "30");
    private static final Map<String, String> NO_CAPTURE = Map.of("captureDays", "0");
    private static final Map<String, String> DRIFT = Map.of("captureDays", "0", "drift", "warn");

    private final RedshiftLocal local;
    private final LatencyProxy network;
    private final Duration oneWay;
    private final Path folder;

    private Rollback(RedshiftLocal local, LatencyProxy network, Duration oneWay, Path folder) {
        this.local = local;
        this.network = network;
        this.oneWay = oneWay;
        this.folder = folder;
    }

    /** Arguments: how many procedures (100), and the milliseconds to the cluster and back (40). */
    public static void main(String[] arguments) throws Exception {
        int procedures = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int latency = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "rollback");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start();
                LatencyProxy network = LatencyProxy.before(new InetSocketAddress("localhost", local.port()))) {
            System.out.printf(
                    Locale.ROOT, "%,d procedures are replaced, %d ms to the cluster and back%n", procedures, latency);
            System.out.println("what                             | messages | round trips | milliseconds");
            Rollback bench =
                    new Rollback(local, network, Duration.ofMillis(latency).dividedBy(2), folder);
            bench.compare(procedures);
            bench.askAboutMany();
        }
    }

    /**
     * What something took.
     *
     * @param messages how many were sent and waited for, as a deployment prints it: logins do not count
     * @param roundTrips how often the network was waited for, in logins too
     */
    private record Figures(long messages, long roundTrips, double millis) {}

    /** What a round took: a deployment, its rollback, and the same deployment when nothing is kept to undo it. */
    private record Round(Figures deployment, Figures rollback, Figures noCapture) {

        private double ratio() {
            return rollback.millis() / deployment.millis();
        }
    }

    private void compare(int procedures) throws Exception {
        round(procedures); // Warms the virtual machine up.
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Round round = round(procedures);
            print("deployment", round.deployment());
            print("  its rollback", round.rollback());
            print("  without a way back", round.noCapture());
            rounds.add(round);
        }
        rounds.sort(Comparator.comparingDouble(Round::ratio));
        Round median = rounds.get(TIMES / 2);
        System.out.printf(
                Locale.ROOT,
                "a rollback takes %.2f times as long as its deployment (the median of %d)%n",
                median.ratio(),
                TIMES);
        tellCapture(median.deployment(), median.noCapture());
    }

    private Round round(int procedures) throws Exception {
        Path project = clean("procedures");
        write(project, procedures, 1);
        measure(project, CAPTURE, Deployer::execute);
        write(project, procedures, 2);
        Figures deployment = measure(project, CAPTURE, Deployer::execute);
        Figures rollback = measure(project, CAPTURE, Deployer::rollback);
        // What is undone counts as never deployed, so the same scripts run again.
        return new Round(deployment, rollback, measure(project, NO_CAPTURE, Deployer::execute));
    }

    private static void write(Path project, int procedures, int version) throws IOException {
        for (int i = 1; i <= procedures; i++) {
            Files.writeString(project.resolve("sql/" + i + ".sql"), procedure(i, version));
        }
    }

    private static String procedure(int number, int version) {
        return """
                CREATE OR REPLACE PROCEDURE bench.p%d(INOUT n INTEGER)
                AS $$
                BEGIN
                    n := n + %d;
                    RAISE INFO 'version %2$d: %%', n;
                END;
                $$ LANGUAGE plpgsql;
                """.formatted(number, version);
    }

    /** Three kinds of objects, for most questions to the catalogue are about one of them. */
    private void askAboutMany() throws Exception {
        Path project = clean("objects");
        for (int i = 0; i < OBJECTS; i++) {
            String object = switch (i % 3) {
                case 0 -> "CREATE TABLE IF NOT EXISTS bench.t" + i + " (id INTEGER, name VARCHAR(20));\n";
                case 1 -> "CREATE OR REPLACE VIEW bench.v" + i + " AS SELECT " + i + " AS n;\n";
                default -> procedure(i, 1);
            };
            Files.writeString(project.resolve("sql/" + i + ".sql"), object);
        }
        measure(project, DRIFT, Deployer::execute);
        Figures deployment = measure(project, CAPTURE, Deployer::execute);
        Figures noCapture = measure(project, NO_CAPTURE, Deployer::execute);
        print("deployment of 1,000 objects", deployment);
        print("  without a way back", noCapture);
        tellCapture(deployment, noCapture);
        print("drift of 1,000 objects", measure(project, DRIFT, (deployer, config, route) -> {
            int compared = deployer.drift(config, route).compared();
            if (compared != OBJECTS) {
                throw new IllegalStateException(compared + " objects were compared");
            }
            return null;
        }));
    }

    private static void tellCapture(Figures deployment, Figures noCapture) {
        System.out.printf(
                "a way back takes a deployment %d messages more%n", deployment.messages() - noCapture.messages());
    }

    /** Returns an empty project, with nothing of another one in the database. */
    private Path clean(String project) throws Exception {
        StandIn.at(local.connectionFile())
                .run(
                        "DROP SCHEMA IF EXISTS redshift_deploy CASCADE",
                        "DROP SCHEMA IF EXISTS bench CASCADE",
                        "CREATE SCHEMA bench");
        Path root = folder.resolve(project);
        Files.createDirectories(root.resolve("sql"));
        return root;
    }

    /** What a goal does, and how that has ended where it tells. */
    @FunctionalInterface
    private interface Goal {
        @Nullable
        Outcome run(Deployer deployer, DeployConfig config, Route route) throws IOException, TransportException;
    }

    private Figures measure(Path project, Map<String, String> settings, Goal goal) throws Exception {
        StandIn standIn = StandIn.at(local.connectionFile()).behind(network.port());
        DeployConfig config = Deployment.config(project, standIn, settings);
        network.reset(oneWay);
        local.gateway().resetCounters();
        long begun = System.nanoTime();
        Outcome outcome = goal.run(
                new Deployer(Clock.systemUTC(), line -> {}, warning -> {}),
                config,
                Deployer.overJdbc(standIn.credentials()));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (outcome != null && outcome.failure() != null) {
            throw new IllegalStateException(outcome.failure().render());
        }
        // Only a deployment tells how many there were. The gateway counts the one too that sets a session up.
        long messages = outcome == null ? local.gateway().roundTrips() - 1 : outcome.roundTrips();
        return new Figures(messages, network.roundTrips(), millis);
    }

    private static void print(String what, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-32s | %,8d | %,11d | %,12.0f%n",
                what,
                figures.messages(),
                figures.roundTrips(),
                figures.millis());
    }
}

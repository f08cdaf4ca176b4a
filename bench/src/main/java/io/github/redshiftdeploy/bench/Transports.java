package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.aws.Routes;
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
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much longer does the example take over the Data API than over the driver, when cluster and AWS are far away? */
public final class Transports {

    private static final Path EXAMPLE =
            Path.of("../example-project").toAbsolutePath().normalize();
    private static final int TIMES = 3;

    private final RedshiftLocal local;
    private final LatencyProxy database;
    private final LatencyProxy aws;
    private final Duration oneWay;
    private final int lanes;

    private Transports(RedshiftLocal local, LatencyProxy database, LatencyProxy aws, Duration oneWay, int lanes) {
        this.local = local;
        this.database = database;
        this.aws = aws;
        this.oneWay = oneWay;
        this.lanes = lanes;
    }

    /** Arguments: the milliseconds that a request takes there and back (40), and how many lanes (8). */
    public static void main(String[] arguments) throws Exception {
        int latency = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        int lanes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "transports");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start();
                LatencyProxy database = LatencyProxy.before(new InetSocketAddress("localhost", local.port()));
                LatencyProxy aws = LatencyProxy.before(new InetSocketAddress(
                        local.awsEndpoint().getHost(), local.awsEndpoint().getPort()))) {
            local.aws().behaviour().address("localhost", database.port());
            System.out.printf(Locale.ROOT, "the example, %d ms a request, %d lanes%n", latency, lanes);
            System.out.println("transport | round trips | seconds");
            Transports bench = new Transports(
                    local, database, aws, Duration.ofMillis(latency).dividedBy(2), lanes);
            // The first ones warm the virtual machine up.
            for (int i = 0; i < TIMES; i++) {
                bench.measure("jdbc");
                bench.measure("data-api");
            }
        }
    }

    private void measure(String transport) throws Exception {
        near();
        StandIn standIn = StandIn.at(local.connectionFile());
        for (String schema : List.of("redshift_deploy", "airline", "staging", "reporting")) {
            standIn.run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
        database.reset(oneWay);
        aws.reset(oneWay);
        long begun = System.nanoTime();
        Outcome outcome = deploy(transport);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (outcome.failure() != null) {
            throw new IllegalStateException(outcome.failure().render());
        }
        System.out.printf(Locale.ROOT, "%-9s | %,11d | %7.2f%n", transport, outcome.roundTrips(), seconds);
    }

    private void near() {
        database.reset(Duration.ZERO);
        aws.reset(Duration.ZERO);
    }

    private Outcome deploy(String transport) throws IOException, TransportException {
        Settings settings = new Settings(Map.of(
                "transport", transport,
                "clusterIdentifier", local.clusterIdentifier(),
                "dbUser", local.user(),
                "database", local.database(),
                "region", local.region(),
                "awsEndpoint", endpoint().toString(),
                "sslRootCert", local.caFile().toString(),
                "parallel", Integer.toString(lanes)));
        SqlSet set = new SqlSet("src/main/redshift", List.of(), List.of(), List.of());
        DeployConfig config = DeployConfig.of(
                ScriptConfig.of(EXAMPLE, set, Map.of("reader_group", "analysts"), settings),
                CheckConfig.of(Map.of(), Rule.words(), settings),
                RunConfig.of(Identity.of("bench"), "bench", settings),
                "bench",
                List.of(),
                Map.of(),
                Map.of(),
                local.connectionFile().resolveSibling("reports"),
                settings);
        try (Route route =
                Routes.of(config.target(), config.audit(), local.aws().environment(), Clock.systemUTC(), line -> {})) {
            return new Deployer(Clock.systemUTC(), line -> {}, warning -> {}).execute(config, route);
        }
    }

    private URI endpoint() throws IOException {
        return URI.create("http://" + local.awsEndpoint().getHost() + ":" + aws.port());
    }
}

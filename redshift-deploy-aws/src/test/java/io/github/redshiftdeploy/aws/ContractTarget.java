package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cluster that transports are tried on: the one that {@code REDSHIFT_CONTRACT_TARGET} describes, as in
 * {@code clusterIdentifier=dw,dbUser=deployer,database=dev,region=eu-west-1}, or the stand-in.
 */
final class ContractTarget {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("contract-local")))
                    .start());

    private static final ContractTarget TARGET = find();

    private final Map<String, String> settings;
    private final Map<String, String> environment;

    /** The ways there, by their settings: who goes one twice is not asked for a password again. */
    private final Map<Map<String, String>, Transport> ways = new HashMap<>();

    private ContractTarget(Map<String, String> settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    static ContractTarget get() {
        return TARGET;
    }

    private static ContractTarget find() {
        return Optional.ofNullable(System.getenv("REDSHIFT_CONTRACT_TARGET"))
                .map(described -> new ContractTarget(read(described), System.getenv()))
                .orElseGet(ContractTarget::standIn);
    }

    private static Map<String, String> read(String described) {
        return Stream.of(described.split(",", -1))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0].strip(), setting -> setting[1].strip()));
    }

    private static ContractTarget standIn() {
        RedshiftLocal local = LOCAL.get();
        Map<String, String> settings = Map.of(
                "clusterIdentifier", local.clusterIdentifier(),
                "dbUser", local.user(),
                "database", local.database(),
                "region", local.region(),
                "awsEndpoint", local.awsEndpoint().toString(),
                "sslRootCert", local.caFile().toString());
        return new ContractTarget(settings, local.aws().environment());
    }

    Session open(TransportName transport, Purpose purpose, Map<String, String> more) throws TransportException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("transport", Choice.word(transport));
        all.putAll(more);
        return ways.computeIfAbsent(all, this::way).open(purpose);
    }

    private Transport way(Map<String, String> all) {
        Settings read = new Settings(all);
        TargetConfig target = TargetConfig.of("contract", read, List.of());
        ConnectionConfig config = ConnectionConfig.of(read, Duration.ofMinutes(2));
        Route route = Routes.of(target, AUDIT, environment, Clock.systemUTC(), line -> {});
        route.address();
        SessionSetUp setUp = new SessionSetUp(config, new Marker("contract", AUDIT));
        return route.transport(target.database(), setUp, line -> {});
    }
}

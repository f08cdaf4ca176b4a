package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster whose port nobody reaches. */
class DetourTest {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("detour-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();

    @AfterEach
    void reset() {
        local.aws().behaviour().reset();
    }

    @Test
    void a_cluster_that_does_not_answer_is_reached_over_the_data_api() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            local.aws().behaviour().address("localhost", silent.getLocalPort());

            assertThatThrownBy(() -> query(Map.of()))
                    .hasMessageContaining("RS4001")
                    .hasMessageContaining("'redshift.transport=data-api' gets there");
            assertThat(query(Map.of("transport", "data-api"))).isEqualTo("1");
        }
    }

    @Test
    void a_cluster_whose_name_is_unknown_here_is_reached_over_the_data_api() throws Exception {
        local.aws().behaviour().address("dw.example.invalid", 5439);

        assertThatThrownBy(() -> query(Map.of()))
                .hasMessageContaining("RS4006")
                .hasMessageContaining("'redshift.transport=data-api' gets there");
        assertThat(query(Map.of("transport", "data-api"))).isEqualTo("1");
    }

    private String query(Map<String, String> more) throws TransportException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "clusterIdentifier", local.clusterIdentifier(),
                "dbUser", local.user(),
                "database", local.database(),
                "region", local.region(),
                "awsEndpoint", local.awsEndpoint().toString()));
        settings.putAll(more);
        TargetConfig target = TargetConfig.of("local", new Settings(settings), List.of());
        ConnectionConfig config = ConnectionConfig.of(
                new Settings(Map.of("connectTimeout", "2s", "connectRetries", "0")), Duration.ofMinutes(2));
        SessionSetUp setUp = new SessionSetUp(config, new Marker("detour", AUDIT));
        try (Route route = Routes.of(target, AUDIT, local.aws().environment(), Clock.systemUTC(), line -> {});
                Session session =
                        route.transport(local.database(), setUp, line -> {}).open(Purpose.SCRIPTS)) {
            return session.query(Message.alone("SELECT 1")).get(0).text(0);
        }
    }
}

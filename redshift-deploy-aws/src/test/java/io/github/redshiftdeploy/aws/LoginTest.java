package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.connect.jdbc.JdbcTransport;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole way: credentials, cluster, temporary password, and a login with it through the deployer's own connector.
 */
class LoginTest {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("login-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();

    @BeforeEach
    void reset() {
        local.aws().behaviour().reset();
    }

    @Test
    void a_user_is_created_and_joins_groups_when_it_logs_in() throws TransportException, SQLException {
        asSuperuser("CREATE GROUP etl");

        try (CredentialSource source = cluster("dbUser", "ann", "autoCreate", "true", "dbGroups", "etl");
                Session session = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAMA:ann");
            assertThat(ask(session, "SELECT current_user")).isEqualTo("ann");
            assertThat(ask(session, "SELECT pg_has_role('etl', 'MEMBER')")).isEqualTo("t");
        }
    }

    @Test
    void a_user_who_exists_logs_in() throws TransportException, SQLException {
        asSuperuser("CREATE USER deployer");

        try (CredentialSource source = cluster("dbUser", "deployer");
                Session session = connect(source)) {
            assertThat(ask(session, "SELECT current_user")).isEqualTo("deployer");
        }
    }

    @Test
    void a_user_who_does_not_exist_gets_a_password_but_no_login() {
        try (CredentialSource source = cluster("dbUser", "nobody")) {
            assertThat(source.login().user()).isEqualTo("IAM:nobody");
            assertThatThrownBy(() -> connect(source))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("nobody");
        }
    }

    @Test
    void the_iam_identity_logs_in_to_a_cluster() throws TransportException {
        try (CredentialSource source = cluster();
                Session session = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            assertThat(ask(session, "SELECT current_user")).contains("redshift-local");
        }
    }

    @Test
    void a_role_logs_in_to_a_workgroup() throws TransportException {
        try (CredentialSource source = source("workgroup", local.workgroup(), "roleArn", Scene.ROLE);
                Session session = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAMR:deployer");
            assertThat(ask(session, "SELECT current_user")).isEqualTo("IAMR:deployer");
        }
    }

    @Test
    void a_second_connection_gets_a_new_password_when_the_first_has_expired() throws TransportException {
        local.aws().behaviour().databaseCredentialsExpireAfter(Duration.ofSeconds(20));

        try (CredentialSource source = cluster();
                Session first = connect(source);
                Session second = connect(source)) {
            assertThat(ask(first, "SELECT 1")).isEqualTo("1");
            assertThat(ask(second, "SELECT 2")).isEqualTo("2");
        }
    }

    @Test
    void a_password_that_is_rotated_between_two_connections_is_read_again() throws TransportException, SQLException {
        asSuperuser("CREATE USER rotated PASSWORD 'Before123'");
        String arn = secret("rotated", "Before123");

        try (CredentialSource source = source("secretArn", arn);
                Session first = connect(source)) {
            asSuperuser("ALTER USER rotated PASSWORD 'After1234'");
            secret("rotated", "After1234");
            try (Session second = connect(source)) {
                assertThat(ask(first, "SELECT current_user")).isEqualTo("rotated");
                assertThat(ask(second, "SELECT current_user")).isEqualTo("rotated");
            }
        }
    }

    @Test
    void a_password_in_a_secret_that_is_wrong_is_tried_once() throws TransportException, SQLException {
        asSuperuser("CREATE USER wrong PASSWORD 'Right1234'");

        try (CredentialSource source = source("secretArn", secret("wrong", "Wrong1234"))) {
            assertThatThrownBy(() -> connect(source))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("RS4004")
                    .hasMessageContaining("user 'wrong'")
                    .hasMessageNotContaining("Wrong1234");
        }
    }

    private String secret(String user, String password) {
        return local.aws()
                .secrets()
                .put(
                        user,
                        "{\"username\":\"" + user + "\",\"password\":\"" + password + "\",\"host\":\"" + local.host()
                                + "\",\"port\":" + local.port() + ",\"dbname\":\"" + local.database() + "\"}");
    }

    @Test
    void an_expired_password_is_refused() {
        local.aws().behaviour().databaseCredentialsExpireAfter(Duration.ZERO);

        try (CredentialSource source = cluster()) {
            assertThatThrownBy(() -> connect(source))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("expired");
        }
    }

    private CredentialSource cluster(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "clusterIdentifier";
        all[1] = local.clusterIdentifier();
        System.arraycopy(settings, 0, all, 2, settings.length);
        return source(all);
    }

    /** Settings come in pairs of a name and a value. */
    private CredentialSource source(String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("database", local.database());
        values.put("awsEndpoint", local.awsEndpoint().toString());
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        TargetConfig target = TargetConfig.of("local", new Settings(values), List.of());
        Map<String, String> environment = local.aws().environment();
        return CredentialSources.of(target, AUDIT, environment, Clock.systemUTC(), line -> {});
    }

    private Session connect(CredentialSource source) throws TransportException {
        Duration patience = Duration.ofSeconds(30);
        ConnectionConfig config =
                new ConnectionConfig(local.caFile(), patience, 0, patience, patience, patience, null, null, null);
        return new JdbcTransport(
                        source, local.database(), new SessionSetUp(config, new Marker("login-test", AUDIT)), line -> {})
                .open(Purpose.SCRIPTS);
    }

    private void asSuperuser(String sql) throws SQLException {
        Cluster.of(local.connectionFile()).run(sql);
    }

    private static String ask(Session session, String sql) throws TransportException {
        return session.query(Message.alone(sql)).get(0).text(0);
    }
}

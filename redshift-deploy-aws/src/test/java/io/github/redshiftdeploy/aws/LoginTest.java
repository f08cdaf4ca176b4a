package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.redshift.Driver;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: credentials, cluster, temporary password, and a login with it through Amazon's driver over TLS. */
class LoginTest {

    private static RedshiftLocal local;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        local = RedshiftLocal.in(directory.resolve("local")).start();
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
    }

    @BeforeEach
    void reset() {
        local.aws().behaviour().reset();
    }

    @Test
    void a_user_is_created_and_joins_groups_when_it_logs_in() throws SQLException {
        asSuperuser("CREATE GROUP etl");

        try (AwsCredentialSource source = cluster("dbUser", "ann", "autoCreate", "true", "dbGroups", "etl");
                Connection connection = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAMA:ann");
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("ann");
            assertThat(ask(connection, "SELECT pg_has_role('etl', 'MEMBER')")).isEqualTo("t");
        }
    }

    @Test
    void a_user_who_exists_logs_in() throws SQLException {
        asSuperuser("CREATE USER deployer");

        try (AwsCredentialSource source = cluster("dbUser", "deployer");
                Connection connection = connect(source)) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("deployer");
        }
    }

    @Test
    void a_user_who_does_not_exist_gets_a_password_but_no_login() {
        try (AwsCredentialSource source = cluster("dbUser", "nobody")) {
            assertThat(source.login().user()).isEqualTo("IAM:nobody");
            assertThatThrownBy(() -> connect(source)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_iam_identity_logs_in_to_a_cluster() throws SQLException {
        try (AwsCredentialSource source = cluster();
                Connection connection = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            assertThat(ask(connection, "SELECT current_user")).contains("redshift-local");
        }
    }

    @Test
    void a_role_logs_in_to_a_workgroup() throws SQLException {
        try (AwsCredentialSource source = source("workgroup", local.workgroup(), "roleArn", Scene.ROLE);
                Connection connection = connect(source)) {
            assertThat(source.login().user()).isEqualTo("IAMR:deployer");
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("IAMR:deployer");
        }
    }

    @Test
    void a_second_connection_gets_a_new_password_when_the_first_has_expired() throws SQLException {
        local.aws().behaviour().databaseCredentialsExpireAfter(Duration.ofSeconds(20));

        try (AwsCredentialSource source = cluster();
                Connection first = connect(source);
                Connection second = connect(source)) {
            assertThat(ask(first, "SELECT 1")).isEqualTo("1");
            assertThat(ask(second, "SELECT 2")).isEqualTo("2");
        }
    }

    @Test
    void an_expired_password_is_refused() {
        local.aws().behaviour().databaseCredentialsExpireAfter(Duration.ZERO);

        try (AwsCredentialSource source = cluster()) {
            assertThatThrownBy(() -> connect(source))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("has expired");
        }
    }

    private static AwsCredentialSource cluster(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "clusterIdentifier";
        all[1] = local.clusterIdentifier();
        System.arraycopy(settings, 0, all, 2, settings.length);
        return source(all);
    }

    /** Settings come in pairs of a name and a value. */
    private static AwsCredentialSource source(String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("database", local.database());
        values.put("awsEndpoint", local.awsEndpoint().toString());
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        TargetConfig target = TargetConfig.of("local", new Settings(values), List.of());
        Audit audit = new Audit("ann", null, null, null, null);
        Map<String, String> environment = local.aws().environment();
        return AwsCredentialSource.of(target, audit, environment, Clock.systemUTC(), line -> {});
    }

    private static Connection connect(AwsCredentialSource source) throws SQLException {
        return connect(source.endpoint(), source.login());
    }

    private static Connection connect(Endpoint endpoint, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password().reveal());
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", local.caFile().toString());
        properties.setProperty("preferPQ", "false");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("enableFetchRingBuffer", "false");
        properties.setProperty("ApplicationName", "login test");
        return new Driver().connect("jdbc:redshift://" + endpoint + "/" + local.database(), properties);
    }

    private static void asSuperuser(String sql) throws SQLException {
        Login login = new Login(local.user(), new Secret(local.password()));
        try (Connection connection = connect(new Endpoint(local.host(), local.port()), login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}

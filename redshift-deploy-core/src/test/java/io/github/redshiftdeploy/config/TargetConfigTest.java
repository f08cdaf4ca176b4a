package io.github.redshiftdeploy.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TargetConfigTest {

    private static final PasswordLogin LOGIN =
            new PasswordLogin("the server 'dw' of settings.xml", "deployer", new Secret("hunter2"));

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dw/deployer-a1B2c3";

    /** A file of settings is a case; {@code logins} counts the lasting passwords that were found. */
    @TestFactory
    Stream<DynamicTest> says_what_is_wrong_with_a_target() {
        return Corpus.of("corpus/targets").golden(".properties", ".expected", (file, text) -> said(text));
    }

    @Test
    void a_provisioned_cluster_logs_in_as_a_database_user() {
        Settings settings = new Settings(Map.of(
                "clusterIdentifier",
                "dw",
                "database",
                "dev",
                "dbUser",
                "deployer",
                "dbGroups",
                "etl, readers",
                "autoCreate",
                "true",
                "credentialsDuration",
                "1h",
                "region",
                "eu-west-1"));

        TargetConfig target = TargetConfig.of("prod", settings, List.of());

        settings.check();
        assertThat(target.access())
                .isEqualTo(new Access.ClusterUser("dw", "deployer", List.of("etl", "readers"), true));
        assertThat(target.aws().duration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_provisioned_cluster_or_a_workgroup_logs_in_as_the_iam_identity() {
        Settings settings = new Settings(Map.of("workgroup", "analytics", "database", "dev"));

        TargetConfig target = TargetConfig.of("dev", settings, List.of());

        settings.check();
        assertThat(target.access()).isEqualTo(new Access.Workgroup("analytics"));
    }

    @Test
    void a_stored_secret_may_tell_where_it_is_for() {
        Settings settings = new Settings(Map.of("secretArn", SECRET));

        TargetConfig target = TargetConfig.of("dev", settings, List.of());

        settings.check();
        assertThat(target.access()).isEqualTo(new Access.StoredSecret(SECRET));
        assertThat(target.in("dev").database()).isEqualTo("dev");
        assertThat(target.in("dev").in("prod").database()).isEqualTo("dev");
    }

    @Test
    void over_the_data_api_a_secret_is_for_a_cluster_or_a_workgroup_that_is_named() {
        Settings cluster = new Settings(
                Map.of("secretArn", SECRET, "clusterIdentifier", "dw", "database", "dev", "transport", "data-api"));
        Settings workgroup = new Settings(
                Map.of("secretArn", SECRET, "workgroup", "analytics", "database", "dev", "transport", "data-api"));

        TargetConfig ofCluster = TargetConfig.of("dev", cluster, List.of());
        TargetConfig ofWorkgroup = TargetConfig.of("dev", workgroup, List.of());

        cluster.check();
        workgroup.check();
        assertThat(ofCluster.access()).isEqualTo(new Access.SecretAt(SECRET, new Access.ClusterIdentity("dw")));
        assertThat(ofWorkgroup.access()).isEqualTo(new Access.SecretAt(SECRET, new Access.Workgroup("analytics")));
    }

    @Test
    void a_lasting_password_needs_a_host() {
        Settings settings = new Settings(Map.of("host", "2001:db8::1", "port", "5555", "database", "dev"));

        TargetConfig target = TargetConfig.of("dev", settings, List.of(LOGIN));

        settings.check();
        assertThat(target.access()).isEqualTo(new Access.Password(LOGIN));
        assertThat(target.host()).isEqualTo("2001:db8::1");
        assertThat(target.port()).isEqualTo(5555);
    }

    @Test
    void a_deployment_tells_the_mistakes_of_all_its_parts_together(@TempDir Path folder) {
        Settings settings = new Settings(Map.of(
                "run",
                "sometimes",
                "connectTimeout",
                "0s",
                "sslRootCert",
                folder.resolve("ca.pem").toString(),
                "port",
                "0"));
        ScriptConfig scripts = ScriptConfig.of(folder, SqlSet.standard(), Map.of(), settings);
        CheckConfig checks = CheckConfig.of(Map.of("no-rule", "off"), List.of("rule"), settings);

        Throwable thrown = catchThrowable(() -> DeployConfig.of(
                scripts,
                checks,
                RunConfig.of(Identity.of("p"), "0", settings),
                "dev",
                List.of(),
                Map.of(),
                Map.of(),
                folder,
                settings));

        assertThat(thrown)
                .hasMessageContaining("'redshift.run' is 'sometimes'")
                .hasMessageContaining("must be set")
                .hasMessageContaining("there is no rule 'no-rule'")
                .hasMessageContaining("no database is named")
                .hasMessageContaining("'redshift.port' is '0'")
                .hasMessageContaining("'redshift.connectTimeout' is '0s'")
                .hasMessageContaining("'redshift.sslRootCert' names no file");
    }

    private static String said(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        String logins = values.getOrDefault("logins", "0");
        values.remove("logins");
        Settings settings = new Settings(values);

        TargetConfig.of("dev", settings, List.of(LOGIN, LOGIN).subList(0, Integer.parseInt(logins)));
        ConnectionConfig.of(settings, Duration.ofMinutes(2));

        return settings.mistakes().stream().map(Diagnostic::render).collect(joining("\n\n", "", "\n"));
    }
}

package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message is in {@code src/test/resources/failures}, as the user sees it. */
class AwsFailureTest {

    private static final String CONFIG_FILE = System.getProperty("aws.configFile", "");

    @TempDir
    private Path directory;

    @Test
    void no_region() throws IOException {
        assertSays("no-region", Scene.cluster(), scene -> scene.environment.remove("AWS_REGION"));
    }

    @Test
    void mistyped_region() throws IOException {
        assertSays("mistyped-region", Scene.cluster().set("region", "eu-west1"), scene -> {});
    }

    @Test
    void a_region_cannot_lead_to_another_host() throws IOException {
        assertSays("hostile-region", Scene.cluster().set("region", "evil.example.com/#"), scene -> {});
    }

    @Test
    void no_credentials_is_said_at_once() throws IOException {
        long start = System.nanoTime();

        assertSays("no-credentials", Scene.cluster().withoutKeys(), scene -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void no_credentials_in_github() throws IOException {
        assertSays("no-credentials-in-github", Scene.cluster().withoutKeys(), scene -> {
            scene.environment.put("GITHUB_ACTIONS", "true");
            scene.environment.put("AWS_ACCESS_KEY_ID", "");
        });
    }

    @Test
    void half_of_the_keys() throws IOException {
        assertSays("half-of-the-keys", Scene.cluster(), scene -> scene.environment.remove("AWS_SECRET_ACCESS_KEY"));
    }

    @Test
    void unknown_profile() throws IOException {
        assertSays(
                "unknown-profile",
                Scene.cluster().withoutKeys(),
                scene -> scene.environment.put("AWS_PROFILE", "analytics"));
    }

    @Test
    void wrong_secret() throws IOException {
        assertSays(
                "wrong-secret",
                Scene.cluster(),
                scene -> scene.environment.put("AWS_SECRET_ACCESS_KEY", "wrong-secret-value"));
    }

    @Test
    void unknown_key() throws IOException {
        assertSays(
                "unknown-key",
                Scene.workgroup(),
                scene -> scene.environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"));
    }

    @Test
    void denied_cluster_credentials() throws IOException {
        assertSays(
                "denied-cluster-credentials",
                Scene.cluster().set("dbGroups", "etl"),
                scene -> scene.aws().deny("redshift:GetClusterCredentials"));
    }

    @Test
    void denied_user_creation() throws IOException {
        assertSays(
                "denied-user-creation",
                Scene.cluster().set("autoCreate", "true"),
                scene -> scene.aws().deny("redshift:CreateClusterUser"));
    }

    @Test
    void denied_description() throws IOException {
        assertSays("denied-description", Scene.cluster(), scene -> scene.aws().deny("redshift:DescribeClusters"));
    }

    @Test
    void denied_workgroup_credentials() throws IOException {
        assertSays(
                "denied-workgroup-credentials",
                Scene.workgroup(),
                scene -> scene.aws().deny("redshift-serverless:GetCredentials"));
    }

    @Test
    void denied_role() throws IOException {
        assertSays(
                "denied-role",
                Scene.cluster().set("roleArn", Scene.ROLE),
                scene -> scene.aws().deny("sts:AssumeRole"));
    }

    @Test
    void role_that_is_none() throws IOException {
        assertSays("role-that-is-none", Scene.cluster().set("roleArn", "deployer"), scene -> {});
    }

    @Test
    void unknown_cluster() throws IOException {
        assertSays("unknown-cluster", Scene.cluster().set("clusterIdentifier", "dw"), scene -> {});
    }

    @Test
    void unknown_workgroup() throws IOException {
        assertSays("unknown-workgroup", Scene.workgroup().set("workgroup", "analytics"), scene -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "without-password | {'host':'h','username':'ann'}",
                "with-empty-user | {'username':'','password':'hunter2'}",
                "of-another-engine | {'engine':'mysql','username':'ann','password':'hunter2'}",
                "that-is-no-json | password=hunter2",
                "that-is-a-list | ['hunter2']",
                "with-more-than-a-host | {'host':'h/x?ssl=false','username':'ann','password':'hunter2'}",
                "with-a-port-that-is-none | {'port':'54390','host':'h','username':'ann','password':'hunter2'}",
                "with-more-than-a-database | {'dbname':'dev?x=1','username':'ann','password':'hunter2'}"
            })
    void secret(String kind, String text) throws IOException {
        assertSays(
                "secret-" + kind,
                Scene.secret(text.replace('\'', '"').replace("54390", "543900")).set("database", "dev"),
                scene -> {});
    }

    @Test
    void secret_of_bytes() throws IOException {
        assertSays("secret-of-bytes", Scene.secret(null), scene -> {});
    }

    @Test
    void unknown_secret() throws IOException {
        String arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:dw/bob-Xyz123";
        assertSays("secret-unknown", Scene.secret("{}").set("secretArn", arn), scene -> {});
    }

    @Test
    void deleted_secret() throws IOException {
        assertSays(
                "secret-deleted",
                Scene.secret("{}"),
                scene -> scene.endpoints.secrets().delete("dw/ann"));
    }

    @Test
    void denied_secret() throws IOException {
        assertSays("secret-denied", Scene.secret("{}"), scene -> scene.aws().deny("secretsmanager:GetSecretValue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "resizing", "modifying", "storage-full", "incompatible-network", "deleting"})
    void cluster_that_is(String status) throws IOException {
        assertSays(
                "cluster-that-is-" + status,
                Scene.cluster(),
                scene -> scene.aws().clusterStatus(status));
    }

    @Test
    void workgroup_that_is_being_modified() throws IOException {
        assertSays(
                "workgroup-that-is-modifying",
                Scene.workgroup(),
                scene -> scene.aws().workgroupStatus("MODIFYING"));
    }

    @Test
    void expired_session() throws IOException {
        assertSays("expired-session", Scene.workgroup(), scene -> {
            scene.aws().sessionsExpireAfter(Duration.ZERO);
            scene.assumedRole();
        });
    }

    @Test
    void expired_session_in_front_of_a_role() throws IOException {
        assertSays("expired-session-in-front-of-a-role", Scene.cluster().set("roleArn", Scene.ROLE), scene -> {
            scene.aws().sessionsExpireAfter(Duration.ZERO);
            scene.assumedRole();
        });
    }

    @Test
    void aws_that_fails() throws IOException {
        assertSays("aws-that-fails", Scene.cluster(), scene -> scene.aws().fail(100));
    }

    @Test
    void sso_profile_without_a_session() throws IOException {
        assertSays("sso-profile-without-a-session", profile("""
                [profile analytics]
                sso_start_url = https://acme.example.com/start
                sso_region = eu-west-1
                sso_account_id = 123456789012
                sso_role_name = deployer
                """), scene -> {});
    }

    @Test
    void profile_file_that_cannot_be_read() throws IOException {
        assertSays("profile-file-that-cannot-be-read", profile("""
                [profile analytics]
                region = eu-west-1
                a line without an equals sign
                """), scene -> {});
    }

    @Test
    void profile_file_that_cannot_be_read_though_the_keys_are_elsewhere() throws IOException {
        Scene scene = profile("[profile analytics");
        scene.environment.put("AWS_ACCESS_KEY_ID", AwsEndpoints.ACCESS_KEY);
        scene.environment.put("AWS_SECRET_ACCESS_KEY", AwsEndpoints.SECRET_KEY);

        assertSays("profile-file-that-cannot-be-read-either", scene, s -> {});
    }

    @Test
    void sso_session_profile_without_a_session() throws IOException {
        assertSays("sso-session-profile-without-a-session", profile("""
                [profile analytics]
                sso_session = acme
                sso_account_id = 123456789012
                sso_role_name = deployer
                [sso-session acme]
                sso_start_url = https://acme.example.com/start
                sso_region = eu-west-1
                """), scene -> {});
    }

    @Test
    void profile_whose_process_fails() throws IOException {
        assertSays("profile-whose-process-fails", profile("""
                [profile analytics]
                credential_process = false
                """), scene -> {});
    }

    @Test
    void web_identity_that_is_not_trusted() throws IOException {
        assertSays(
                "web-identity-not-trusted",
                Scene.cluster().webIdentity(directory, "repo:acme/sql:pull_request"),
                scene -> scene.aws().trust("sts.amazonaws.com", "repo:acme/sql:environment:production"));
    }

    @Test
    void web_identity_for_another_audience() throws IOException {
        assertSays(
                "web-identity-for-another-audience",
                Scene.cluster().webIdentity(directory, "repo:acme/sql:pull_request"),
                scene -> scene.aws().trust("another", "repo:acme/sql:pull_request"));
    }

    @Test
    void web_identity_that_is_none() throws IOException {
        Files.writeString(directory.resolve("none"), "not-a-token");

        assertSays(
                "web-identity-that-is-none",
                Scene.cluster().webIdentity(directory, "x"),
                scene -> scene.environment.put(
                        "AWS_WEB_IDENTITY_TOKEN_FILE", directory.resolve("none").toString()));
    }

    @Test
    void web_identity_that_is_missing() throws IOException {
        assertSays(
                "web-identity-that-is-missing",
                Scene.cluster().webIdentity(directory, "x"),
                scene -> scene.environment.put(
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        directory.resolve("nowhere").toString()));
    }

    @Test
    void throttled() throws IOException {
        assertSays("throttled", Scene.cluster(), scene -> scene.aws().throttle(100));
    }

    @Test
    void refused_connection() throws IOException {
        assertSays("refused-connection", Scene.cluster(), scene -> scene.endpoints.close());
    }

    @Test
    void address_that_is_none() throws IOException {
        assertSays("address-that-is-none", Scene.cluster().set("awsEndpoint", "localhost"), scene -> {});
    }

    @Test
    void standard_address_that_is_none() throws IOException {
        assertSays(
                "standard-address-that-is-none",
                Scene.cluster().unset("awsEndpoint"),
                scene -> scene.environment.put("AWS_ENDPOINT_URL", "localhost:4566"));
    }

    @Test
    void unknown_host() throws IOException {
        assertSays(
                "unknown-host",
                Scene.cluster().set("awsEndpoint", "https://aws.invalid:1").set("region", "eu-west-9"),
                scene -> {});
    }

    @Test
    void no_answer() throws IOException {
        Scene scene = Scene.cluster();
        scene.limits = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2), 3);
        long start = System.nanoTime();

        assertSays("no-answer", scene, s -> s.aws().silent(true));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void user_name_that_redshift_would_not_take() throws IOException {
        assertSays("refused-user-name", Scene.cluster().set("dbUser", "1st"), scene -> {});
    }

    /** Returns a scene whose AWS configuration is this text. */
    private Scene profile(String text) throws IOException {
        Scene scene = Scene.cluster().withoutKeys();
        scene.environment.put("AWS_PROFILE", "analytics");
        System.setProperty(
                "aws.configFile",
                Files.writeString(directory.resolve("config"), text).toString());
        return scene;
    }

    @AfterEach
    void forget_the_profile() {
        System.setProperty("aws.configFile", CONFIG_FILE);
    }

    /** Fails to log in, and compares what is said with the golden file. */
    private void assertSays(String name, Scene scene, Consumer<Scene> trouble) throws IOException {
        try (scene) {
            trouble.accept(scene);
            DiagnosticException problem = catchThrowableOfType(DiagnosticException.class, () -> {
                try (CredentialSource source = scene.source()) {
                    source.endpoint();
                    source.login();
                }
            });

            assertThat(problem).isNotNull();
            assertThat(everything(problem))
                    .doesNotContain(AwsEndpoints.SECRET_KEY, "wrong-secret-value", "hunter2", scene.token);
            URI endpoint = scene.endpoints.uri();
            Corpus.check(
                    Path.of("src/test/resources/failures/" + name + ".txt"),
                    String.valueOf(problem.getMessage())
                                    .replace(endpoint.toString(), "http://localhost:PORT")
                                    .replace("localhost:" + endpoint.getPort(), "localhost:PORT")
                                    .replace(directory.toString(), "DIRECTORY")
                                    .replace(System.getProperty("user.home"), "HOME")
                                    .replaceAll("request id [0-9a-f-]{36}", "request id ID")
                            + "\n");
        }
    }

    /** Returns the message and everything that a stack trace would show. */
    private static String everything(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void shows_no_secret() throws IOException {
        try (Scene scene = Scene.cluster();
                CredentialSource source = scene.source()) {
            String password = source.login().password().reveal();

            assertThat(source.login().toString()).contains("IAM:deployer").doesNotContain(password);
            assertThat(source.toString()).isEqualTo("cluster 'redshift-local'");
        }
    }
}

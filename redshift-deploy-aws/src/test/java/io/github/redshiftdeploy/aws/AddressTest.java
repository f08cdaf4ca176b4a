package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;

/** Where AWS is asked: no question leaves this machine without TLS, wherever the address comes from. */
class AddressTest {

    private static final String CONFIG_FILE = System.getProperty("aws.configFile", "");

    @TempDir
    private Path directory;

    @AfterEach
    void forget_the_profile() {
        System.setProperty("aws.configFile", CONFIG_FILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://aws.example.com",
                "http://192.0.2.1:4566",
                "http://127.0.0.1.example.com",
                "http://aws.localhost",
                "http://localhost.example.com"
            })
    void an_address_elsewhere_without_tls_is_refused(String address) throws IOException {
        try (Scene scene = Scene.cluster().set("awsEndpoint", address)) {
            assertThatThrownBy(scene::source)
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("RS2003")
                    .hasMessageContaining("without TLS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_ENDPOINT_URL",
                "AWS_ENDPOINT_URL_STS",
                "AWS_ENDPOINT_URL_REDSHIFT",
                "AWS_ENDPOINT_URL_REDSHIFT_SERVERLESS"
            })
    void so_is_one_of_the_environment(String variable) throws IOException {
        try (Scene scene = Scene.cluster().unset("awsEndpoint")) {
            scene.environment.remove("AWS_ENDPOINT_URL");
            scene.environment.put(variable, "http://aws.example.com");

            assertThatThrownBy(scene::source)
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("without TLS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sts", "Redshift", "RedshiftServerless"})
    void so_is_one_of_a_system_property(String service) throws IOException {
        System.setProperty("aws.endpointUrl" + service, "http://aws.example.com");
        try (Scene scene = Scene.cluster().unset("awsEndpoint")) {
            scene.environment.remove("AWS_ENDPOINT_URL");

            assertThatThrownBy(scene::source).hasMessageContaining("without TLS");
        } finally {
            System.clearProperty("aws.endpointUrl" + service);
        }
    }

    /** The SDK finds it by itself; it is looked at when it is used. */
    @Test
    void so_is_one_of_a_profile() throws IOException {
        Path config = Files.writeString(directory.resolve("config"), """
                [default]
                endpoint_url = http://aws.example.com:1
                """);
        System.setProperty("aws.configFile", config.toString());
        try (Scene scene = Scene.cluster().unset("awsEndpoint")) {
            scene.environment.remove("AWS_ENDPOINT_URL");

            try (CredentialSource source = scene.source()) {
                assertThatThrownBy(source::endpoint)
                        .isInstanceOf(DiagnosticException.class)
                        .hasMessageContaining("RS2003")
                        .hasMessageContaining("without TLS");
            }
        }
    }

    /** For a role of a profile the SDK makes a client of its own, and it is the one that brings credentials back. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                [default]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = keys
                endpoint_url = http://aws.example.com:1
                [profile keys]
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = a-secret-value
                """, """
                [default]
                region = us-east-1
                role_arn = arn:aws:iam::123456789012:role/deployer
                web_identity_token_file = DIRECTORY/token
                endpoint_url = http://aws.example.com:1
                """, """
                [default]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = keys
                services = elsewhere
                [profile keys]
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = a-secret-value
                [services elsewhere]
                sts =
                  endpoint_url = http://aws.example.com:1
                """})
    void so_is_one_at_which_a_profile_would_get_its_credentials(String profiles) throws IOException {
        Files.writeString(directory.resolve("token"), "a-token");
        Path config =
                Files.writeString(directory.resolve("config"), profiles.replace("DIRECTORY", directory.toString()));
        System.setProperty("aws.configFile", config.toString());
        try (Scene scene = Scene.cluster().withoutKeys();
                CredentialSource source = scene.source()) {
            assertThatThrownBy(source::login)
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("RS2003")
                    .hasMessageContaining("'aws.example.com' without TLS");
        }
    }

    /** A session of single sign-on takes one more client, which nobody but the SDK makes. */
    @Test
    void so_is_one_of_any_client_of_the_sdk() {
        try (SsoClient sso = SsoClient.builder()
                .endpointOverride(URI.create("http://aws.example.com:1"))
                .region(Region.US_EAST_1)
                .build()) {
            assertThatThrownBy(() -> sso.getRoleCredentials(r ->
                            r.accountId("123456789012").roleName("deployer").accessToken("a-token")))
                    .hasMessageContaining("without TLS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1",
                "http://127.255.10.9:1",
                "http://[::1]:1",
                "http://LocalHost:1",
                "https://aws.example.com"
            })
    void one_of_this_machine_or_with_tls_is_not(String address) throws IOException {
        try (Scene scene = Scene.cluster().set("awsEndpoint", address);
                CredentialSource source = scene.source()) {
            assertThat(source.toString()).isEqualTo("cluster 'redshift-local'");
        }
    }

    /** Java takes them for names, and would ask DNS. */
    @ParameterizedTest
    @ValueSource(
            strings = {"127.999.1.1", "127.0.0.256", "127.0.0", "1127.0.0.1", "127.0.0.1.", "x.localhost", "localhost."
            })
    void what_looks_like_this_machine_is_not(String host) {
        assertThatThrownBy(() -> EncryptedOnly.require("http", host)).hasMessageContaining("without TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:secret@aws.example.com", "https:///x", "ftp://aws.example.com"})
    void one_that_says_more_than_where_is_none(String address) throws IOException {
        try (Scene scene = Scene.cluster().set("awsEndpoint", address)) {
            assertThatThrownBy(scene::source).hasMessageContaining("RS2003").hasMessageNotContaining("secret");
        }
    }
}

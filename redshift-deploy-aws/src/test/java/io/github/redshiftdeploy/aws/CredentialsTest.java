package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.DateUtils;

/** Where credentials are looked for, and above all where they are not. */
class CredentialsTest {

    private final Map<String, String> before = new HashMap<>();

    @TempDir
    private Path directory;

    @Test
    void nobody_asks_an_ec2_instance_unless_told_to() throws IOException {
        try (Scene scene = Scene.cluster().withoutKeys();
                MetadataServer instance = MetadataServer.start()) {
            property("aws.ec2MetadataServiceEndpoint", instance.url());

            assertThatThrownBy(scene::source).hasMessageContaining("no AWS credentials were found");
            scene.environment.put("AWS_EC2_METADATA_DISABLED", "true");
            assertThatThrownBy(scene::source).hasMessageContaining("no AWS credentials were found");
            assertThat(instance.requests()).isEmpty();
        }
    }

    @Test
    void an_ec2_instance_is_asked_on_request() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys();
                MetadataServer instance = MetadataServer.start()) {
            property("aws.ec2MetadataServiceEndpoint", instance.url());
            scene.environment.put("AWS_EC2_METADATA_DISABLED", "false");

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            }
            assertThat(instance.requests()).isNotEmpty();
        }
    }

    @Test
    void an_ec2_instance_that_does_not_answer_is_given_up_soon() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys();
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            property("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:" + silent.getLocalPort());
            scene.environment.put("AWS_EC2_METADATA_DISABLED", "false");
            long start = System.nanoTime();

            try (CredentialSource source = scene.source()) {
                assertThatThrownBy(source::login)
                        .isInstanceOf(DiagnosticException.class)
                        .hasMessageContaining("the AWS credentials from the EC2 instance cannot be loaded");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_container_is_asked_when_its_variable_is_set() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys();
                MetadataServer container = MetadataServer.start()) {
            String url = container.url() + "/credentials";
            property("aws.containerCredentialsFullUri", url);
            scene.environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            }
            assertThat(container.requests()).containsExactly("/credentials");
        }
    }

    @Test
    void the_role_of_a_profile_without_a_region_asks_no_ec2_instance() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys().set("region", "us-east-1");
                MetadataServer instance = MetadataServer.start()) {
            property("aws.ec2MetadataServiceEndpoint", instance.url());
            property("aws.endpointUrl", scene.endpoints.uri().toString());
            profiles("""
                    [profile keys]
                    aws_access_key_id = %s
                    aws_secret_access_key = %s
                    [profile deploy]
                    role_arn = %s
                    source_profile = keys
                    """.formatted(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY, Scene.ROLE));
            scene.environment.remove("AWS_REGION");
            scene.environment.put("AWS_PROFILE", "deploy");

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAMR:deployer");
            }
            assertThat(instance.requests()).isEmpty();
        }
    }

    @Test
    void the_region_of_a_profile_counts_when_no_other_is_named() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys()) {
            profiles("""
                    [default]
                    region = us-east-1
                    aws_access_key_id = %s
                    aws_secret_access_key = %s
                    """.formatted(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY));
            scene.environment.remove("AWS_REGION");

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            }
        }
    }

    @Test
    void a_profile_without_credentials_is_passed_over() throws IOException {
        try (Scene scene = Scene.workgroup().withoutKeys()) {
            profiles("[default]\nregion = us-east-1\n");

            assertThatThrownBy(scene::source).hasMessageContaining("no AWS credentials were found");
        }
    }

    @Test
    void system_properties_come_before_the_environment() throws IOException {
        try (Scene scene = Scene.workgroup()) {
            property("aws.accessKeyId", AwsEndpoints.ACCESS_KEY);
            property("aws.secretAccessKey", AwsEndpoints.SECRET_KEY);
            scene.environment.put("AWS_SECRET_ACCESS_KEY", "another");

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            }
        }
    }

    @Test
    void a_web_identity_that_is_rejected_is_not_replaced_by_a_profile() throws IOException {
        try (Scene scene = Scene.workgroup().webIdentity(directory, "repo:acme/sql")) {
            profiles("""
                    [default]
                    aws_access_key_id = %s
                    aws_secret_access_key = %s
                    """.formatted(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY));
            scene.aws().trust("sts.amazonaws.com", "repo:acme/other");

            try (CredentialSource source = scene.source()) {
                assertThatThrownBy(source::login).hasMessageContaining("error[RS4106]");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {NullPointerException.class, IllegalStateException.class})
    void a_bug_of_ours_stays_one(Class<? extends RuntimeException> bug) throws ReflectiveOperationException {
        RuntimeException thrown = bug.getConstructor(String.class).newInstance("a bug");
        Identity identity = identity(() -> {
            throw thrown;
        });

        assertThatThrownBy(identity::resolve).isSameAs(thrown);
    }

    @Test
    void what_the_sdk_cannot_read_is_no_bug_though_it_is_the_jdk_that_says_so() {
        Identity identity = identity(() ->
                AwsBasicCredentials.create(String.valueOf(DateUtils.parseIso8601Date("some day")), "a-secret-value"));

        assertThatThrownBy(identity::resolve)
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS4111")
                .hasMessageContaining("some day");
    }

    private static Identity identity(AwsCredentialsProvider provider) {
        AwsQuestion question = new AwsQuestion(
                "sts:AssumeRole", "role 'x'", List.of("x"), List.of("x"), Region.US_EAST_1, Origin.PROFILE);
        AwsFailure failure = new AwsFailure(
                new AwsClients(Region.US_EAST_1, null, Limits.USUAL),
                new AwsEnvironment(Map.of(), Clock.systemUTC(), pause -> {}, line -> {}),
                Optional.empty());
        return new Identity(List.of(new Identity.Step(provider, question)), Origin.PROFILE, failure, List.of());
    }

    private void profiles(String text) throws IOException {
        property(
                "aws.configFile",
                Files.writeString(directory.resolve("config"), text).toString());
    }

    private void property(String name, String value) {
        before.putIfAbsent(name, System.getProperty(name, ""));
        System.setProperty(name, value);
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}

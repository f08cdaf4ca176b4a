package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.local.aws.AwsCall;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsCredentialSourceTest {

    @Test
    void logs_in_to_a_cluster_as_the_user_that_aws_returns() throws IOException {
        try (Scene scene = Scene.cluster();
                CredentialSource source = scene.source()) {
            assertThat(source.endpoint()).isEqualTo(new Endpoint("dw.example.com", 5439));
            assertThat(source.login().user()).isEqualTo("IAM:deployer");
            assertThat(scene.operations()).containsExactly("DescribeClusters", "GetClusterCredentials");
        }
    }

    @Test
    void creates_the_user_and_joins_groups() throws IOException {
        try (Scene scene = Scene.cluster().set("autoCreate", "true").set("dbGroups", "etl,readers");
                CredentialSource source = scene.source()) {
            assertThat(source.login().user()).isEqualTo("IAMA:deployer");
        }
    }

    @Test
    void logs_in_to_a_cluster_as_the_iam_identity() throws IOException {
        try (Scene scene = Scene.cluster().unset("dbUser");
                CredentialSource source = scene.source()) {
            assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            assertThat(scene.operations()).containsExactly("GetClusterCredentialsWithIAM");
        }
    }

    @Test
    void logs_in_to_a_workgroup() throws IOException {
        try (Scene scene = Scene.workgroup();
                CredentialSource source = scene.source()) {
            assertThat(source.endpoint()).isEqualTo(new Endpoint("dw.example.com", 5439));
            assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            assertThat(scene.operations()).containsExactly("GetWorkgroup", "GetCredentials");
        }
    }

    @Test
    void asks_nothing_before_it_is_asked() throws IOException {
        try (Scene scene = Scene.cluster();
                CredentialSource source = scene.source()) {
            assertThat(source).isNotNull();
            assertThat(scene.operations()).isEmpty();
        }
    }

    @Test
    void takes_a_configured_host_as_it_is() throws IOException {
        try (Scene scene = Scene.cluster().set("host", "tunnel.example.com");
                CredentialSource source = scene.source()) {
            scene.aws().clusterStatus("paused");

            assertThat(source.endpoint()).isEqualTo(new Endpoint("tunnel.example.com", 5439));
            assertThat(scene.operations()).isEmpty();
        }
    }

    @Test
    void waits_for_the_cluster_behind_a_configured_host() throws IOException {
        try (Scene scene = Scene.cluster()
                        .set("host", "tunnel.example.com")
                        .set("port", "15439")
                        .set("waitForCluster", "10m");
                CredentialSource source = scene.source()) {
            scene.aws().clusterStatus("rebooting", "available");

            assertThat(source.endpoint()).isEqualTo(new Endpoint("tunnel.example.com", 15439));
            assertThat(scene.time.pauses()).containsExactly(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_configured_port_replaces_the_one_that_aws_tells() throws IOException {
        try (Scene scene = Scene.cluster().set("port", "5555");
                CredentialSource source = scene.source()) {
            assertThat(source.endpoint()).isEqualTo(new Endpoint("dw.example.com", 5555));
        }
    }

    @Test
    void uses_a_password_again_until_a_minute_before_it_expires() throws IOException {
        try (Scene scene = Scene.cluster();
                CredentialSource source = scene.source()) {
            Login first = source.login();
            scene.time.pass(Duration.ofSeconds(835));
            Login again = source.login();
            scene.time.pass(Duration.ofSeconds(10));
            Login other = source.login();

            assertThat(again).isSameAs(first);
            assertThat(other.password().reveal()).isNotEqualTo(first.password().reveal());
            assertThat(scene.operations()).containsExactly("GetClusterCredentials", "GetClusterCredentials");
        }
    }

    @Test
    void never_uses_a_password_that_expires_within_a_minute() throws IOException {
        try (Scene scene = Scene.workgroup();
                CredentialSource source = scene.source()) {
            scene.aws().databaseCredentialsExpireAfter(Duration.ofSeconds(30));
            source.login();
            source.login();

            assertThat(scene.operations()).containsExactly("GetCredentials", "GetCredentials");
        }
    }

    @Test
    void survives_a_little_throttling() throws IOException {
        try (Scene scene = Scene.cluster();
                CredentialSource source = scene.source()) {
            scene.aws().throttle(2);

            assertThat(source.login().user()).isEqualTo("IAM:deployer");
        }
    }

    @Test
    void assumes_the_configured_role_once_under_a_name_that_tells_who_and_which_run() throws IOException {
        try (Scene scene = Scene.workgroup().set("roleArn", Scene.ROLE);
                CredentialSource source = scene.source()) {
            source.endpoint();
            assertThat(source.login().user()).isEqualTo("IAMR:deployer");

            assertThat(scene.operations()).containsExactly("AssumeRole", "GetWorkgroup", "GetCredentials");
            scene.aws().deny("redshift-serverless:GetWorkgroup");
            assertThatThrownBy(source::endpoint)
                    .hasMessageContaining("assumed-role/deployer/redshift-deploy-octo-cat-417-2");
        }
    }

    @Test
    void trades_a_web_identity_for_a_role(@TempDir Path directory) throws IOException {
        try (Scene scene = Scene.cluster().unset("dbUser").webIdentity(directory, "repo:acme/sql:ref:refs/heads/main");
                CredentialSource source = scene.source()) {
            assertThat(source.login().user()).isEqualTo("IAMR:deployer");
            assertThat(scene.operations()).containsExactly("AssumeRoleWithWebIdentity", "GetClusterCredentialsWithIAM");
        }
    }

    @Test
    void uses_a_session_token_from_the_environment() throws IOException {
        try (Scene scene = Scene.workgroup()) {
            scene.assumedRole();

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAMR:deployer");
            }
        }
    }

    @Test
    void uses_the_keys_of_the_stand_in_before_all_others() throws IOException {
        try (Scene scene = Scene.workgroup()) {
            scene.set("awsAccessKeyId", AwsEndpoints.ACCESS_KEY);
            scene.set("awsSecretAccessKey", AwsEndpoints.SECRET_KEY);
            scene.environment.put("AWS_ACCESS_KEY_ID", "AKIASOMEBODYELSE0000");
            scene.environment.put("AWS_PROFILE", "no-such-profile");

            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            }
        }
    }

    @Test
    void honours_the_standard_endpoint_setting() throws IOException {
        try (Scene scene = Scene.workgroup().unset("awsEndpoint")) {
            System.setProperty("aws.endpointUrl", scene.endpoints.uri().toString());
            try (CredentialSource source = scene.source()) {
                assertThat(source.login().user()).isEqualTo("IAM:redshift-local");
            } finally {
                System.clearProperty("aws.endpointUrl");
            }
            assertThat(scene.endpoints.calls()).extracting(AwsCall::signatureOk).containsExactly(true);
        }
    }
}

package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SecretSourceTest {

    private static final String FULL = """
            {"engine": "redshift", "host": "dw.example.com", "port": 5555, "dbname": "sales", "username": "ann",
             "password": "hunter2", "dbClusterIdentifier": "dw"}
            """;

    @Test
    void a_secret_tells_all_that_is_needed_and_is_read_once() throws IOException {
        try (Scene scene = Scene.secret(FULL);
                CredentialSource source = scene.source()) {
            assertThat(source.database()).contains("sales");
            assertThat(source.endpoint()).isEqualTo(new Endpoint("dw.example.com", 5555));
            assertThat(source.login().user()).isEqualTo("ann");
            assertThat(source.login().password().reveal()).isEqualTo("hunter2");
            assertThat(scene.operations()).containsExactly("GetSecretValue");
            assertThat(source.toString()).isEqualTo("secret 'dw/ann-a1B2c3'");
        }
    }

    @Test
    void what_is_configured_wins() throws IOException {
        try (Scene scene = Scene.secret(FULL).set("host", "tunnel.example.com").set("port", "15439");
                CredentialSource source = scene.source()) {
            assertThat(source.endpoint()).isEqualTo(new Endpoint("tunnel.example.com", 15439));
        }
    }

    @Test
    void a_secret_that_redshift_manages_for_its_administrator_tells_no_place() throws IOException {
        String managed = "{\"username\":\"admin\",\"password\":\"hunter2\"}";
        try (Scene scene = Scene.secret(managed);
                CredentialSource source = scene.source()) {
            assertThat(source.database()).isEmpty();
            assertThatThrownBy(source::endpoint)
                    .hasMessageContaining("no host is named, neither here nor in the secret")
                    .hasMessageContaining("set 'redshift.host'");
        }
        try (Scene scene = Scene.secret(managed).set("host", "dw.example.com").set("database", "dev");
                CredentialSource source = scene.source()) {
            assertThat(source.endpoint()).isEqualTo(new Endpoint("dw.example.com", 5439));
            assertThat(source.login().user()).isEqualTo("admin");
        }
    }

    @Test
    void a_secret_may_be_kept_in_another_region_than_the_cluster_is_in() throws IOException {
        try (Scene scene = Scene.secret(FULL).set("region", "eu-west-1");
                CredentialSource source = scene.source()) {
            assertThat(source.login().user()).isEqualTo("ann");
            assertThat(scene.endpoints.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.region()).isEqualTo("us-east-1"));
        }
    }

    @Test
    void a_password_that_is_refused_is_read_again_and_counts_when_it_was_rotated() throws IOException {
        try (Scene scene = Scene.secret(FULL);
                CredentialSource source = scene.source()) {
            Login old = source.login();
            assertThat(source.refused(old)).isFalse();
            scene.endpoints.secrets().put("dw/ann", FULL.replace("hunter2", "hunter3"));

            assertThat(source.refused(old)).isTrue();
            assertThat(source.login().password().reveal()).isEqualTo("hunter3");
            assertThat(source.refused(old))
                    .as("another connection has heard it before")
                    .isTrue();
            assertThat(scene.operations()).hasSize(3);
        }
    }
}

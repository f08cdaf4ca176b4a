package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.local.aws.TemporaryPasswords.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.AccessDeniedException;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ThrottlingException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

class WorkgroupsTest {

    private final TemporaryPasswords passwords = new TemporaryPasswords(Clock.systemUTC());
    private AwsEndpoints endpoints;
    private RedshiftServerlessClient serverless;

    @BeforeEach
    void start() throws IOException {
        endpoints = AwsEndpoints.start(0, AwsWarehouse.at("localhost", 5439, "dev"), passwords);
        serverless = Clients.of(endpoints).serverless();
    }

    @AfterEach
    void stop() {
        serverless.close();
        endpoints.close();
    }

    @Test
    void hands_out_a_password_for_the_caller() {
        var answer = serverless.getCredentials(
                r -> r.workgroupName(AwsWarehouse.NAME).dbName("dev").durationSeconds(1800));

        assertThat(answer.dbUser()).isEqualTo("IAM:redshift-local");
        assertThat(answer.expiration())
                .isBetween(Instant.now().plusSeconds(1790), Instant.now().plusSeconds(1800));
        assertThat(passwords.check(answer.dbUser(), answer.dbPassword()).state())
                .isEqualTo(State.OK);
    }

    @Test
    void describes_where_the_workgroup_is_and_how_it_is() {
        Workgroup workgroup = workgroup();

        assertThat(workgroup.status()).isEqualTo(WorkgroupStatus.AVAILABLE);
        assertThat(workgroup.endpoint().address()).isEqualTo("localhost");
        assertThat(workgroup.endpoint().port()).isEqualTo(5439);
        assertThat(workgroup.namespaceName()).isEqualTo(AwsWarehouse.NAME);
    }

    @Test
    void describes_the_namespace() {
        var namespace =
                serverless.getNamespace(r -> r.namespaceName(AwsWarehouse.NAME)).namespace();

        assertThat(namespace.dbName()).isEqualTo("dev");
        assertThat(namespace.namespaceId()).isEqualTo("0a1b2c3d-0000-4000-8000-00000000000a");
    }

    @Test
    void reports_one_status_after_the_other() {
        endpoints.behaviour().workgroupStatus("MODIFYING", "AVAILABLE");

        assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.MODIFYING);
        assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE);
    }

    @Test
    void a_workgroup_that_is_being_created_has_no_address() {
        endpoints.behaviour().workgroupStatus("CREATING");

        assertThat(workgroup().endpoint()).isNull();
    }

    @Test
    void does_not_find_what_is_not_there() {
        assertThatThrownBy(() -> serverless.getWorkgroup(r -> r.workgroupName("analytics")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Workgroup analytics not found");
        assertThatThrownBy(() -> serverless.getCredentials(r -> r.workgroupName("analytics")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> serverless.getNamespace(r -> r.namespaceName("analytics")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "ab", "under_score"})
    void refuses_a_name_that_no_workgroup_can_have(String name) {
        assertThatThrownBy(() -> serverless.getWorkgroup(r -> r.workgroupName(name)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Value '" + name + "' at 'workgroupName'");
    }

    @ParameterizedTest
    @ValueSource(ints = {899, 3601})
    void refuses_a_duration_outside_15_to_60_minutes(int seconds) {
        assertThatThrownBy(() -> serverless.getCredentials(
                        r -> r.workgroupName(AwsWarehouse.NAME).durationSeconds(seconds)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void denies_an_action() {
        endpoints.behaviour().deny("redshift-serverless:GetCredentials");

        assertThatThrownBy(() -> serverless.getCredentials(r -> r.workgroupName(AwsWarehouse.NAME)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is not authorized to perform: redshift-serverless:GetCredentials on resource:"
                        + " arn:aws:redshift-serverless:us-east-1:123456789012:workgroup/");
    }

    @Test
    void refuses_a_request_because_there_were_too_many() {
        endpoints.behaviour().throttle(1);

        assertThatThrownBy(this::workgroup).isInstanceOf(ThrottlingException.class);
        assertThat(workgroup().workgroupName()).isEqualTo(AwsWarehouse.NAME);
    }

    private Workgroup workgroup() {
        return serverless.getWorkgroup(r -> r.workgroupName(AwsWarehouse.NAME)).workgroup();
    }
}

package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.local.aws.TemporaryPasswords.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsRequest;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsResponse;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

class ClustersTest {

    private final TemporaryPasswords passwords = new TemporaryPasswords(Clock.systemUTC());
    private AwsEndpoints endpoints;
    private RedshiftClient redshift;

    @BeforeEach
    void start() throws IOException {
        endpoints = AwsEndpoints.start(0, AwsWarehouse.at("localhost", 5439, "dev"), passwords);
        redshift = Clients.of(endpoints).redshift();
    }

    @AfterEach
    void stop() {
        redshift.close();
        endpoints.close();
    }

    @Test
    void hands_out_a_password_that_is_good_for_the_prefixed_user() {
        GetClusterCredentialsResponse answer = credentials(r -> r.dbName("dev"));

        assertThat(answer.dbUser()).isEqualTo("IAM:deployer");
        assertThat(answer.expiration())
                .isBetween(Instant.now().plusSeconds(890), Instant.now().plusSeconds(900));
        assertThat(passwords.check("IAM:deployer", answer.dbPassword()))
                .isEqualTo(new TemporaryPasswords.Answer(State.OK, Set.of(), false));
    }

    @Test
    void hands_out_a_password_that_creates_the_user_and_joins_groups() {
        GetClusterCredentialsResponse answer =
                credentials(r -> r.autoCreate(true).dbGroups("etl", "readers").durationSeconds(3600));

        assertThat(answer.dbUser()).isEqualTo("IAMA:deployer");
        assertThat(passwords.check("IAMA:deployer", answer.dbPassword()))
                .isEqualTo(new TemporaryPasswords.Answer(State.OK, Set.of("etl", "readers"), true));
    }

    @Test
    void maps_the_caller_to_a_database_user() {
        var answer = redshift.getClusterCredentialsWithIAM(r -> r.clusterIdentifier(AwsWarehouse.NAME));

        assertThat(answer.dbUser()).isEqualTo("IAM:redshift-local");
        assertThat(answer.nextRefreshTime()).isEqualTo(answer.expiration());
        assertThat(passwords.check(answer.dbUser(), answer.dbPassword()).autoCreate())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 899, 3601})
    void refuses_a_duration_outside_15_to_60_minutes(int seconds) {
        assertRefused(() -> credentials(r -> r.durationSeconds(seconds)), 400, "InvalidParameterValue")
                .hasMessageContaining("Value '" + seconds + "' at 'DurationSeconds'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "a:b", "a/b", "public", "PUBLIC", "select", "a b", "_x"})
    void refuses_a_user_name_that_redshift_would_not_take(String user) {
        assertRefused(() -> credentials(r -> r.dbUser(user)), 400, "InvalidParameterValue")
                .hasMessageContaining("DbUser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "start", "language"})
    void takes_a_user_name_that_is_a_word_but_not_a_reserved_one(String user) {
        assertThat(credentials(r -> r.dbUser(user)).dbUser()).isEqualTo("IAM:" + user);
    }

    @Test
    void refuses_a_user_name_of_65_characters() {
        assertThat(credentials(r -> r.dbUser("u".repeat(64))).dbUser()).hasSize(68);
        assertRefused(() -> credentials(r -> r.dbUser("u".repeat(65))), 400, "InvalidParameterValue");
    }

    @Test
    void refuses_a_request_without_a_user() {
        assertRefused(
                () -> redshift.getClusterCredentials(r -> r.clusterIdentifier(AwsWarehouse.NAME)),
                400,
                "MissingParameter");
    }

    @Test
    void refuses_a_group_name_with_capitals() {
        assertRefused(() -> credentials(r -> r.dbGroups("etl", "Readers")), 400, "InvalidParameterValue")
                .hasMessageContaining("Value 'Readers' at 'DbGroups'");
    }

    @Test
    void does_not_find_another_cluster() {
        assertRefused(() -> credentials(r -> r.clusterIdentifier("dw")), 404, "ClusterNotFound")
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessageContaining("Cluster dw not found.");
        assertRefused(() -> redshift.describeClusters(r -> r.clusterIdentifier("<&\">")), 404, "ClusterNotFound")
                .hasMessageContaining("Cluster <&\"> not found.");
    }

    @Test
    void does_not_find_a_cluster_that_was_lost() {
        endpoints.behaviour().lose();

        assertRefused(() -> describe(), 404, "ClusterNotFound");
    }

    @Test
    void describes_where_the_cluster_is_and_how_it_is() {
        Cluster cluster = describe();

        assertThat(cluster.clusterStatus()).isEqualTo("available");
        assertThat(cluster.clusterAvailabilityStatus()).isEqualTo("Available");
        assertThat(cluster.endpoint().address()).isEqualTo("localhost");
        assertThat(cluster.endpoint().port()).isEqualTo(5439);
        assertThat(cluster.dbName()).isEqualTo("dev");
        assertThat(redshift.describeClusters().clusters()).containsExactly(cluster);
    }

    @Test
    void reports_one_status_after_the_other_and_stays_at_the_last() {
        endpoints.behaviour().clusterStatus("paused", "resizing", "available");

        assertThat(List.of(describe(), describe(), describe(), describe()))
                .extracting(Cluster::clusterStatus)
                .containsExactly("paused", "resizing", "available", "available");
    }

    @Test
    void reports_another_address() {
        endpoints.behaviour().address("dw.example.com", 5440);

        assertThat(describe().endpoint().address()).isEqualTo("dw.example.com");
        assertThat(describe().endpoint().port()).isEqualTo(5440);
    }

    @Test
    void a_cluster_that_is_being_created_has_no_address() {
        endpoints.behaviour().clusterStatus("creating");

        assertThat(describe().endpoint()).isNull();
    }

    @Test
    void denies_an_action_in_the_words_of_aws() {
        endpoints.behaviour().deny("redshift:GetClusterCredentials");

        assertRefused(() -> credentials(r -> {}), 403, "AccessDenied")
                .hasMessageContaining(
                        "User: arn:aws:iam::123456789012:user/redshift-local is not authorized to perform:"
                                + " redshift:GetClusterCredentials on resource:"
                                + " arn:aws:redshift:us-east-1:123456789012:dbuser:redshift-local/deployer"
                                + " because no identity-based policy allows the redshift:GetClusterCredentials action");
    }

    @Test
    void asks_for_more_permissions_to_create_users_and_to_join_groups() {
        endpoints.behaviour().deny("redshift:CreateClusterUser", "redshift:JoinGroup");

        assertThat(credentials(r -> {}).dbUser()).isEqualTo("IAM:deployer");
        assertRefused(() -> credentials(r -> r.autoCreate(true)), 403, "AccessDenied")
                .hasMessageContaining("redshift:CreateClusterUser");
        assertRefused(() -> credentials(r -> r.dbGroups("etl")), 403, "AccessDenied")
                .hasMessageContaining("dbgroup:redshift-local/etl");
    }

    @Test
    void keeps_a_record_of_the_permissions_that_a_request_needed() {
        String arn = "arn:aws:redshift:us-east-1:123456789012:";

        credentials(r -> r.dbName("dev").dbGroups("etl"));

        assertThat(endpoints.permissions())
                .containsExactly(
                        new AwsPermission("redshift:GetClusterCredentials", arn + "dbuser:redshift-local/deployer"),
                        new AwsPermission("redshift:GetClusterCredentials", arn + "dbname:redshift-local/dev"),
                        new AwsPermission("redshift:JoinGroup", arn + "dbgroup:redshift-local/etl"));
    }

    @Test
    void refuses_as_many_requests_as_it_was_told_to() {
        endpoints.behaviour().throttle(2);

        assertRefused(this::describe, 400, "Throttling").hasMessageContaining("Rate exceeded");
        assertRefused(this::describe, 400, "Throttling");
        assertThat(describe().clusterStatus()).isEqualTo("available");
    }

    @Test
    void fails_as_many_requests_as_it_was_told_to() {
        endpoints.behaviour().fail(1);

        assertRefused(this::describe, 500, "InternalFailure");
        assertThat(describe().clusterStatus()).isEqualTo("available");
    }

    @Test
    void lets_passwords_expire_early() {
        endpoints.behaviour().databaseCredentialsExpireAfter(Duration.ZERO);

        GetClusterCredentialsResponse answer = credentials(r -> {});

        assertThat(answer.expiration()).isBeforeOrEqualTo(Instant.now());
        assertThat(passwords.check(answer.dbUser(), answer.dbPassword()).state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void leaves_requests_without_an_answer_until_told_otherwise() throws Exception {
        endpoints.behaviour().silent(true);

        Thread asking = new Thread(this::describe);
        asking.start();
        asking.join(500);
        boolean waited = asking.isAlive();
        endpoints.behaviour().reset();
        asking.join(10_000);

        assertThat(waited).isTrue();
        assertThat(asking.isAlive()).isFalse();
    }

    @Test
    void ends_while_a_request_waits() throws Exception {
        endpoints.behaviour().silent(true);
        Thread asking = new Thread(() -> {
            assertThatThrownBy(this::describe).hasMessageContaining("Unable to execute HTTP request");
        });
        asking.start();
        asking.join(300);

        endpoints.close();

        asking.join(10_000);
        assertThat(asking.isAlive()).isFalse();
    }

    private Cluster describe() {
        return redshift.describeClusters(r -> r.clusterIdentifier(AwsWarehouse.NAME))
                .clusters()
                .get(0);
    }

    private GetClusterCredentialsResponse credentials(Consumer<GetClusterCredentialsRequest.Builder> more) {
        return redshift.getClusterCredentials(r -> {
            r.clusterIdentifier(AwsWarehouse.NAME).dbUser("deployer");
            more.accept(r);
        });
    }

    private static AbstractThrowableAssert<?, RedshiftException> assertRefused(
            ThrowingCallable call, int status, String code) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.throwable(RedshiftException.class))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(status);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }
}

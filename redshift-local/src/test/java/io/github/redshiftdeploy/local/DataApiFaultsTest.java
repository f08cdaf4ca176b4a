package io.github.redshiftdeploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.InternalServerException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** How requests, statements and sessions of the Data API are lost, and end. */
class DataApiFaultsTest {

    private final DataApiScene scene = new DataApiScene();
    private final RedshiftLocal local = scene.local();
    private final RedshiftDataClient data = scene.client();

    @BeforeEach
    void prepare() throws SQLException {
        scene.prepare();
    }

    @AfterEach
    void reset() {
        scene.reset();
        data.close();
    }

    @Test
    void a_request_is_lost_before_it_arrives_or_its_answer_is() throws SQLException {
        AtomicInteger requests = new AtomicInteger();
        List<AwsFate> fates = List.of(AwsFate.REQUEST_LOST, AwsFate.ANSWER_LOST, AwsFate.THROTTLED, AwsFate.PASSES);
        local.aws()
                .judge((operation, accessKey, body) -> operation.equals("ExecuteStatement")
                        ? fates.get(requests.getAndIncrement() % fates.size())
                        : AwsFate.PASSES);

        assertThatThrownBy(() -> scene.execute(data, "INSERT INTO api.t VALUES (1)"))
                .isInstanceOf(SdkClientException.class);
        assertThat(data.listStatements(r -> r.status(StatusString.ALL).statementName("lost"))
                        .statements())
                .isEmpty();
        assertThatThrownBy(() ->
                        data.executeStatement(scene.to("INSERT INTO api.t VALUES (2)", r -> r.statementName("lost"))))
                .isInstanceOf(SdkClientException.class);

        String id = data.listStatements(r -> r.status(StatusString.ALL).statementName("lost"))
                .statements()
                .get(0)
                .id();
        assertThat(DataApiScene.await(data, id).status()).isEqualTo(StatusString.FINISHED);
        assertThat(scene.query("SELECT id FROM api.t")).containsExactly("2");
    }

    @Test
    void the_client_sends_again_with_the_same_token() throws SQLException {
        AtomicInteger requests = new AtomicInteger();
        List<AwsFate> fates = List.of(AwsFate.ANSWER_LOST, AwsFate.REQUEST_LOST, AwsFate.FAILED, AwsFate.PASSES);
        local.aws()
                .judge((operation, accessKey, body) -> operation.equals("ExecuteStatement")
                        ? fates.get(requests.getAndIncrement() % fates.size())
                        : AwsFate.PASSES);
        try (RedshiftDataClient patient = scene.builder(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(5)
                        .build())
                .build()) {
            DataApiScene.await(data, scene.execute(patient, "INSERT INTO api.t VALUES (1)"));
        }

        assertThat(requests).hasValue(4);
        assertThat(scene.query("SELECT id FROM api.t")).containsExactly("1");
    }

    @Test
    void what_the_service_cannot_do_has_the_name_that_it_has_on_aws() {
        local.aws().judge((operation, accessKey, body) -> AwsFate.UNREACHABLE);
        assertThatThrownBy(() -> scene.execute(data, "SELECT 1"))
                .isInstanceOfSatisfying(
                        ExecuteStatementException.class,
                        e -> assertThat(e.statementId()).isNotEmpty());
        assertThatThrownBy(
                        () -> data.batchExecuteStatement(r -> r.database("dev").sqls("SELECT 1")))
                .isInstanceOf(BatchExecuteStatementException.class);
        local.aws().judge((operation, accessKey, body) -> AwsFate.FAILED);
        assertThatThrownBy(() -> scene.execute(data, "SELECT 1")).isInstanceOf(InternalServerException.class);
    }

    @Test
    void a_session_may_end_while_it_runs_a_statement() throws Exception {
        try (Connection other = scene.locked()) {
            var first = data.executeStatement(scene.to("SELECT id FROM api.t", r -> r.sessionKeepAliveSeconds(60)));
            scene.awaitLock(data, first.id());

            local.aws().data().endSessions();

            DescribeStatementResponse end = DataApiScene.await(data, first.id());
            assertThat(end.status()).isEqualTo(StatusString.FAILED);
            assertThat(end.error()).isEqualTo("Session is not available");
            assertThatThrownBy(() -> data.executeStatement(
                            r -> r.sessionId(first.sessionId()).sql("SELECT 1")))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Session is not available");
            Cluster.run(other, "ROLLBACK");
        }
    }

    @Test
    void sessions_end_with_the_stand_in(@TempDir Path folder) throws Exception {
        try (RedshiftLocal other = RedshiftLocal.in(folder.resolve("other")).start()) {
            other.aws().data().quotas(false);
            JsonObject begun = SignedRequest.send(
                    other,
                    "ExecuteStatement",
                    "{\"WorkgroupName\":\"redshift-local\",\"Database\":\"dev\",\"Sql\":\"BEGIN\","
                            + "\"SessionKeepAliveSeconds\":600,\"WaitTimeSeconds\":30}");

            assertThat(begun.get("Status").getAsString()).isEqualTo("FINISHED");
            assertThat(other.gateway().journal()).contains("BEGIN");
        }
        assertThat(folder.resolve("other").resolve(RedshiftLocal.CONNECTION_FILE))
                .doesNotExist();
    }

    @Test
    void a_cluster_that_is_paused_fails_the_statement() {
        local.aws().behaviour().clusterStatus("paused");

        assertThat(DataApiScene.await(data, scene.execute(data, "SELECT 1")).error())
                .contains("paused");
    }
}

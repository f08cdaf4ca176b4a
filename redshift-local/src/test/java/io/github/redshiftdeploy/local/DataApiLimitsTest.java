package io.github.redshiftdeploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What the Data API refuses and forgets, and to whom it tells what. */
class DataApiLimitsTest {

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
    void a_statement_has_200_kilobytes_and_a_batch_40_statements() {
        String longest = "SELECT 1 --" + " ".repeat((200 << 10) - 11);

        assertThat(await(scene.execute(data, longest)).status()).isEqualTo(StatusString.FINISHED);
        refused("204801 bytes exceeds the maximum of 204800", () -> scene.execute(data, longest + " "));
        refused(
                "length between 1 and 40",
                () -> data.batchExecuteStatement(r -> r.clusterIdentifier(local.clusterIdentifier())
                        .database("dev")
                        .sqls(Collections.nCopies(41, "SELECT 1"))));
    }

    @Test
    void a_request_says_where_and_as_whom_once() {
        refused("ClusterIdentifier or WorkgroupName", r -> r.clusterIdentifier(null));
        refused("cannot both", r -> r.workgroupName(local.workgroup()));
        refused("Database must be", r -> r.database(null));
        refused("SecretArn and DbUser cannot both", r -> r.dbUser("ann").secretArn("arn"));
        refused("Redshift endpoint doesn't exist in this region.", r -> r.clusterIdentifier("another"));
        refused("between 0 and 86400", r -> r.sessionKeepAliveSeconds(86_401));
        refused("is invalid", r -> r.sessionId("00000000-0000-0000-0000-000000000000"));
        refused("must not be empty", r -> r.sql(" "));
        refused(
                "'b' is not used",
                r -> r.parameters(SqlParameter.builder().name("b").value("1").build()));
    }

    @Test
    void more_requests_a_second_than_the_quota_are_throttled() {
        local.aws().data().quotas(true);
        local.aws().data().quota("ListStatements", 2);

        data.listStatements(r -> {});
        data.listStatements(r -> {});

        assertThatThrownBy(() -> data.listStatements(r -> {}))
                .isInstanceOfSatisfying(RedshiftDataException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
                    assertThat(e.statusCode()).isEqualTo(400);
                });
    }

    @Test
    void too_many_statements_and_sessions_are_refused() throws SQLException {
        local.aws().data().activeStatements(1);
        local.aws().data().sessions(0);
        assertThatThrownBy(() -> data.executeStatement(scene.to("SELECT 1", r -> r.sessionKeepAliveSeconds(60))))
                .isInstanceOf(ActiveSessionsExceededException.class);
        try (Connection other = scene.locked()) {
            String first = scene.execute(data, "SELECT id FROM api.t");

            assertThatThrownBy(() -> scene.execute(data, "SELECT 1"))
                    .isInstanceOf(ActiveStatementsExceededException.class);
            Cluster.run(other, "ROLLBACK");
            await(first);
        }
        assertThat(await(scene.execute(data, "SELECT 1")).status()).isEqualTo(StatusString.FINISHED);
    }

    @Test
    void a_result_that_is_too_large_fails_its_statement() {
        local.aws().data().results(1_000, 1_000);

        DescribeStatementResponse end = await(scene.execute(data, "SELECT REPEAT('x', 1001)"));

        assertThat(end.status()).isEqualTo(StatusString.FAILED);
        assertThat(end.error()).contains("exceeds the maximum of 1000 bytes");
    }

    @Test
    void a_statement_is_forgotten_after_a_day_and_its_token_after_eight_hours() throws SQLException {
        Consumer<ExecuteStatementRequest.Builder> insert =
                scene.to("INSERT INTO api.t VALUES (1)", r -> r.clientToken("forgotten"));
        String first = data.executeStatement(insert).id();
        await(first);

        local.aws().data().advance(Duration.ofHours(8).plusSeconds(1));
        String second = data.executeStatement(insert).id();
        await(second);
        local.aws().data().advance(Duration.ofHours(16));

        assertThat(second).isNotEqualTo(first);
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("2");
        assertThatThrownBy(() -> data.describeStatement(r -> r.id(first)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(data.describeStatement(r -> r.id(second)).id()).isEqualTo(second);
    }

    @Test
    void lists_statements_by_the_beginning_of_their_names() {
        for (int n = 1; n <= 3; n++) {
            String name = "listed " + n;
            await(data.executeStatement(scene.to("SELECT 1", r -> r.statementName(name)))
                    .id());
        }
        await(data.executeStatement(scene.to("SELECT 1 / 0", r -> r.statementName("listed 4")))
                .id());

        assertThat(data.listStatements(r -> r.statementName("listed")).statements())
                .extracting(StatementData::statementName)
                .containsExactly("listed 3", "listed 2", "listed 1");
        assertThat(data
                        .listStatementsPaginator(r -> r.statementName("listed")
                                .status(StatusString.ALL)
                                .maxResults(2))
                        .statements()
                        .stream()
                        .map(StatementData::statementName))
                .containsExactly("listed 4", "listed 3", "listed 2", "listed 1");
        assertThat(data.listStatements(r -> r.statementName("listed").status(StatusString.FAILED))
                        .statements())
                .extracting(StatementData::status)
                .containsExactly(StatusString.FAILED);
    }

    @Test
    void a_role_sees_its_own_statements_alone() {
        String mine = scene.execute(data, "SELECT 1");
        await(mine);
        try (RedshiftDataClient other = role("other", "one");
                RedshiftDataClient again = role("other", "two")) {
            String theirs = scene.execute(other, "SELECT current_user");

            assertThat(DataApiScene.await(again, theirs).dbUser()).isEqualTo("IAMR:other");
            assertThatThrownBy(() -> other.describeStatement(r -> r.id(mine)))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> data.getStatementResult(r -> r.id(theirs)))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThat(again.listStatements(r -> r.roleLevel(false)).statements())
                    .extracting(StatementData::id)
                    .doesNotContain(theirs);
        }
    }

    @ParameterizedTest
    @CsvSource({"ExecuteStatement", "DescribeStatement", "GetStatementResult", "CancelStatement", "ListStatements"})
    void an_action_that_is_denied_is_refused(String operation) {
        String id = scene.execute(data, "SELECT 1");
        await(id);
        local.aws().behaviour().deny("redshift-data:" + operation);

        assertThatThrownBy(() -> call(operation, id))
                .isInstanceOfSatisfying(
                        RedshiftDataException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
                .hasMessageContaining("not authorized to perform: redshift-data:" + operation);
    }

    @Test
    void results_come_as_csv_where_the_statement_asked_for_that() {
        String id = data.executeStatement(
                        scene.to("SELECT 1 AS n, 'a,b' AS t", r -> r.resultFormat(ResultFormatString.CSV)))
                .id();
        await(id);

        assertThat(data.getStatementResultV2(r -> r.id(id)).records().get(0).csvRecords())
                .isEqualTo("n,t\r\n1,\"a,b\"");
        refused("which this operation does not return", () -> data.getStatementResult(r -> r.id(id)));
    }

    @Test
    void each_statement_of_an_auto_commit_batch_is_a_transaction_of_its_own() throws Exception {
        JsonObject answer = send("BatchExecuteStatement", """
                ,"ExecutionMode":"AUTO_COMMIT","Sqls":["INSERT INTO api.t VALUES (1)","SELECT 1 / 0","VACUUM api.t",
                "INSERT INTO api.t VALUES (2)"]""");

        DescribeStatementResponse end = await(answer.get("Id").getAsString());

        assertThat(end.status()).isEqualTo(StatusString.FAILED);
        assertThat(end.error()).isEqualTo("ERROR: division by zero");
        assertThat(end.subStatements())
                .extracting(SubStatementData::status)
                .containsExactly(
                        StatementStatusString.FINISHED,
                        StatementStatusString.FAILED,
                        StatementStatusString.FINISHED,
                        StatementStatusString.FINISHED);
        assertThat(scene.query("SELECT id FROM api.t ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void a_request_may_wait_for_the_end() throws Exception {
        JsonObject answer = send("ExecuteStatement", ",\"WaitTimeSeconds\":30,\"Sql\":\"SELECT 1\"");

        assertThat(answer.get("Status").getAsString()).isEqualTo("FINISHED");
        assertThat(answer.get("HasResultSet").getAsBoolean()).isTrue();
        assertThat(send("ExecuteStatement", ",\"WaitTimeSeconds\":31,\"Sql\":\"SELECT 1\"")
                        .get("message")
                        .getAsString())
                .contains("between 1 and 30");
        try (Connection other = scene.locked()) {
            String id = scene.execute(data, "SELECT id FROM api.t");
            JsonObject early =
                    SignedRequest.send(local, "DescribeStatement", "{\"Id\":\"" + id + "\",\"WaitTimeSeconds\":1}");

            assertThat(early.get("Status").getAsString()).isIn("SUBMITTED", "PICKED", "STARTED");
            Cluster.run(other, "ROLLBACK");
        }
    }

    private Object call(String operation, String id) {
        return switch (operation) {
            case "ExecuteStatement" -> scene.execute(data, "SELECT 1");
            case "DescribeStatement" -> data.describeStatement(r -> r.id(id));
            case "GetStatementResult" -> data.getStatementResult(r -> r.id(id));
            case "CancelStatement" -> data.cancelStatement(r -> r.id(id));
            default -> data.listStatements(r -> {});
        };
    }

    private void refused(String message, Consumer<ExecuteStatementRequest.Builder> change) {
        refused(message, () -> data.executeStatement(scene.to("SELECT 1", change)));
    }

    private static void refused(String message, ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(ValidationException.class).hasMessageContaining(message);
    }

    private DescribeStatementResponse await(String id) {
        return DataApiScene.await(data, id);
    }

    private JsonObject send(String operation, String members) throws IOException {
        String json =
                "{\"ClusterIdentifier\":\"" + local.clusterIdentifier() + "\",\"Database\":\"dev\"" + members + "}";
        return SignedRequest.send(local, operation, json);
    }

    private RedshiftDataClient role(String name, String session) {
        try (StsClient sts = StsClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())))
                .build()) {
            Credentials role = sts.assumeRole(r ->
                            r.roleArn("arn:aws:iam::123456789012:role/" + name).roleSessionName(session))
                    .credentials();
            return scene.builder(
                            AwsSessionCredentials.create(
                                    role.accessKeyId(), role.secretAccessKey(), role.sessionToken()),
                            AwsRetryStrategy.doNotRetry())
                    .build();
        }
    }
}

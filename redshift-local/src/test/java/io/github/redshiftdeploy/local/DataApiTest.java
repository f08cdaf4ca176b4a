package io.github.redshiftdeploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.local.aws.AwsPermission;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** The Data API with AWS's own client, in front of the database. */
class DataApiTest {

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
    void runs_a_statement_and_tells_what_became_of_it() throws SQLException {
        String id = execute("INSERT INTO api.t VALUES (1), (2)");

        DescribeStatementResponse end = await(id);

        assertThat(end.status()).isEqualTo(StatusString.FINISHED);
        assertThat(end.error()).isNull();
        assertThat(end.hasResultSet()).isFalse();
        assertThat(end.resultRows()).isEqualTo(2);
        assertThat(end.duration()).isPositive();
        assertThat(end.redshiftPid()).isPositive();
        assertThat(end.queryString()).isEqualTo("INSERT INTO api.t VALUES (1), (2)");
        assertThat(end.dbUser()).isEqualTo("IAM:redshift-local");
        assertThat(end.sessionId()).isNull();
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("2");
    }

    @Test
    void gives_rows_with_their_types() {
        String id = execute(
                "SELECT 1 AS n, 'ann'::varchar(10) AS name, true AS yes, 1.5::float8 AS f, 12.50::numeric(10,2) AS d,"
                        + " DATE '2026-01-05' AS day, NULL::int AS nothing");
        assertThat(await(id).hasResultSet()).isTrue();

        var result = data.getStatementResult(r -> r.id(id));

        assertThat(result.totalNumRows()).isEqualTo(1);
        assertThat(result.records().get(0))
                .containsExactly(
                        Field.fromLongValue(1L),
                        Field.fromStringValue("ann"),
                        Field.fromBooleanValue(true),
                        Field.fromDoubleValue(1.5),
                        Field.fromStringValue("12.50"),
                        Field.fromStringValue("2026-01-05"),
                        Field.fromIsNull(true));
        assertThat(result.columnMetadata())
                .extracting(column ->
                        column.name() + " " + column.typeName() + " " + column.precision() + " " + column.scale())
                .containsExactly(
                        "n int4 10 0",
                        "name varchar 10 0",
                        "yes bool 1 0",
                        "f float8 17 0",
                        "d numeric 10 2",
                        "day date 13 0",
                        "nothing int4 10 0");
    }

    @Test
    void says_why_a_statement_failed_in_the_words_of_the_driver() {
        DescribeStatementResponse end = await(execute("SELECT nothing FROM api.t"));

        assertThat(end.status()).isEqualTo(StatusString.FAILED);
        assertThat(end.error()).isEqualTo("ERROR: column \"nothing\" does not exist\n  Position: 8");
    }

    @Test
    void refuses_what_redshift_refuses() {
        assertThat(await(execute("CREATE INDEX i ON api.t (id)")).error()).startsWith("ERROR: ");
        assertThat(await(execute("SELECT 1; SELECT 2")).error())
                .isEqualTo("ERROR: cannot insert multiple commands into a prepared statement");
        assertThat(await(execute("SELECT 1; -- the end\n")).status()).isEqualTo(StatusString.FINISHED);
    }

    @Test
    void puts_values_where_the_statement_names_them() {
        String id = data.executeStatement(to(
                        "SELECT ':a' || :a, :b::int + 1 -- :a",
                        r -> r.parameters(List.of(value("a", "it's"), value("b", "41")))))
                .id();
        assertThat(await(id).status()).isEqualTo(StatusString.FINISHED);

        assertThat(data.getStatementResult(r -> r.id(id)).records().get(0))
                .containsExactly(Field.fromStringValue(":ait's"), Field.fromLongValue(42L));
    }

    @Test
    void a_batch_is_one_transaction() throws SQLException {
        DescribeStatementResponse good = await(batch("INSERT INTO api.t VALUES (1)", "SELECT id FROM api.t"));
        DescribeStatementResponse bad =
                await(batch("INSERT INTO api.t VALUES (2)", "SELECT 1 / 0", "INSERT INTO api.t VALUES (3)"));

        assertThat(good.status()).isEqualTo(StatusString.FINISHED);
        assertThat(good.subStatements())
                .extracting(SubStatementData::id)
                .containsExactly(good.id() + ":1", good.id() + ":2");
        assertThat(data.getStatementResult(r -> r.id(good.id() + ":2")).records())
                .containsExactly(List.of(Field.fromLongValue(1L)));
        assertThat(bad.status()).isEqualTo(StatusString.FAILED);
        assertThat(bad.error()).isEqualTo("ERROR: division by zero");
        assertThat(bad.subStatements())
                .extracting(SubStatementData::status)
                .containsExactly(
                        StatementStatusString.FINISHED, StatementStatusString.FAILED, StatementStatusString.ABORTED);
        assertThat(scene.query("SELECT id FROM api.t")).containsExactly("1");
    }

    @Test
    void a_batch_may_not_hold_what_runs_in_no_transaction() {
        assertThat(await(batch("VACUUM api.t")).error()).contains("VACUUM cannot run inside a transaction block");
        assertThat(await(execute("VACUUM api.t")).status()).isEqualTo(StatusString.FINISHED);
    }

    @Test
    void a_session_keeps_its_transaction_from_statement_to_statement() throws SQLException {
        var first = data.executeStatement(to("BEGIN", r -> r.sessionKeepAliveSeconds(60)));
        DescribeStatementResponse begun = await(first.id());

        DescribeStatementResponse second = await(inSession(first.sessionId(), "INSERT INTO api.t VALUES (7)"));

        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(second.redshiftPid()).isEqualTo(begun.redshiftPid());
        assertThat(second.database()).isEqualTo("dev");
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("0");
        await(inSession(first.sessionId(), "COMMIT"));
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("1");
    }

    @Test
    void a_session_takes_one_statement_at_a_time() throws SQLException {
        try (Connection other = scene.locked()) {
            var first = data.executeStatement(to("SELECT id FROM api.t", r -> r.sessionKeepAliveSeconds(60)));

            assertThatThrownBy(() -> inSession(first.sessionId(), "SELECT 1"))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Session is not available");
            assertThatThrownBy(() -> inSession("00000000-0000-0000-0000-000000000000", "SELECT 1"))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("is invalid");
            Cluster.run(other, "ROLLBACK");
            assertThat(await(first.id()).status()).isEqualTo(StatusString.FINISHED);
            assertThat(await(inSession(first.sessionId(), "SELECT 1")).status()).isEqualTo(StatusString.FINISHED);
        }
    }

    @Test
    void a_statement_that_waits_is_cancelled() throws SQLException {
        try (Connection other = scene.locked()) {
            String single = execute("INSERT INTO api.t VALUES (1)");
            String batch = batch("CREATE TABLE api.made (id INT)", "INSERT INTO api.t VALUES (1)", "SELECT 1");

            scene.awaitLock(data, single);
            scene.awaitLock(data, batch);
            assertThat(data.cancelStatement(r -> r.id(single)).status()).isTrue();
            assertThat(data.cancelStatement(r -> r.id(batch)).status()).isTrue();

            assertThat(await(single).status()).isEqualTo(StatusString.ABORTED);
            assertThat(await(batch).subStatements())
                    .extracting(SubStatementData::status)
                    .containsExactly(
                            StatementStatusString.FINISHED,
                            StatementStatusString.ABORTED,
                            StatementStatusString.ABORTED);
            Cluster.run(other, "ROLLBACK");
            assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("0");
            assertThat(scene.query("SELECT tablename FROM pg_tables WHERE schemaname = 'api'"))
                    .containsExactly("t");
            assertThatThrownBy(() -> data.cancelStatement(r -> r.id(single)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("already in ABORTED state");
        }
    }

    @Test
    void a_session_that_expires_rolls_back_what_is_open() throws Exception {
        var first = data.executeStatement(to("BEGIN", r -> r.sessionKeepAliveSeconds(60)));
        long pid = await(first.id()).redshiftPid();
        await(inSession(first.sessionId(), "INSERT INTO api.t VALUES (7)"));

        local.aws().data().advance(Duration.ofSeconds(61));

        while (!scene.query("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("0");
        assertThatThrownBy(() -> inSession(first.sessionId(), "COMMIT"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Session is not available");
    }

    @Test
    void long_results_come_in_pages() {
        local.aws().data().results(1 << 20, 100);
        String id = execute("SELECT n FROM generate_series(1, 100) AS g(n)");
        await(id);

        List<Long> values = data.getStatementResultPaginator(r -> r.id(id)).records().stream()
                .map(row -> row.get(0).longValue())
                .toList();

        assertThat(values)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
        assertThat(data.getStatementResult(r -> r.id(id)).records()).hasSizeLessThan(100);
    }

    @Test
    void a_statement_without_rows_has_no_result() {
        String id = execute("INSERT INTO api.t VALUES (1)");
        await(id);

        assertThatThrownBy(() -> data.getStatementResult(r -> r.id(id)))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        e -> assertThat(e.resourceId()).isEqualTo(id))
                .hasMessageContaining("Query does not have result. Please check query status with DescribeStatement.");
    }

    @Test
    void the_same_token_runs_a_statement_once() throws SQLException {
        ExecuteStatementRequest request = ExecuteStatementRequest.builder()
                .applyMutation(to("INSERT INTO api.t VALUES (1)", r -> r.clientToken("token")))
                .build();

        String first = data.executeStatement(request).id();
        String second = data.executeStatement(request).id();
        await(first);

        assertThat(second).isEqualTo(first);
        assertThat(scene.query("SELECT COUNT(*) FROM api.t")).containsExactly("1");
    }

    @Test
    void a_database_user_needs_the_permission_for_a_password() throws SQLException {
        if (scene.query("SELECT usename FROM pg_user WHERE usename = 'deployer'")
                .isEmpty()) {
            scene.run("CREATE USER deployer");
        }
        String id = data.executeStatement(to("SELECT current_user", r -> r.dbUser("deployer")))
                .id();

        assertThat(await(id).dbUser()).isEqualTo("deployer");
        assertThat(data.getStatementResult(r -> r.id(id)).records().get(0))
                .containsExactly(Field.fromStringValue("deployer"));
        assertThat(local.aws().permissions())
                .contains(
                        new AwsPermission(
                                "redshift-data:ExecuteStatement",
                                "arn:aws:redshift:us-east-1:123456789012:cluster:redshift-local"),
                        new AwsPermission(
                                "redshift:GetClusterCredentials",
                                "arn:aws:redshift:us-east-1:123456789012:dbuser:redshift-local/deployer"));
        local.aws().behaviour().deny("redshift:GetClusterCredentials");
        assertThatThrownBy(() -> data.executeStatement(to("SELECT 1", r -> r.dbUser("deployer"))))
                .isInstanceOf(RedshiftDataException.class)
                .hasMessageContaining("not authorized to perform: redshift:GetClusterCredentials");
    }

    @Test
    void a_login_that_is_refused_fails_after_the_statement_was_taken() {
        DescribeStatementResponse end = await(
                data.executeStatement(to("SELECT 1", r -> r.dbUser("nobody"))).id());

        assertThat(end.status()).isEqualTo(StatusString.FAILED);
        assertThat(end.error()).startsWith("FATAL: ").contains("nobody");
    }

    @Test
    void a_workgroup_and_a_secret_are_ways_in() throws SQLException {
        scene.run("DROP USER IF EXISTS stored", "CREATE USER stored PASSWORD 'Stored1234'");
        String arn = local.aws().secrets().put("data", "{\"username\":\"stored\",\"password\":\"Stored1234\"}");

        String workgroup = data.executeStatement(
                        r -> r.workgroupName(local.workgroup()).database("dev").sql("SELECT current_user"))
                .id();
        String secret = data.executeStatement(to("SELECT current_user", r -> r.secretArn(arn)))
                .id();

        await(workgroup);
        await(secret);
        assertThat(data.getStatementResult(r -> r.id(workgroup))
                        .records()
                        .get(0)
                        .get(0)
                        .stringValue())
                .isEqualTo("IAM:redshift-local");
        assertThat(data.getStatementResult(r -> r.id(secret))
                        .records()
                        .get(0)
                        .get(0)
                        .stringValue())
                .isEqualTo("stored");
    }

    private static SqlParameter value(String name, String value) {
        return SqlParameter.builder().name(name).value(value).build();
    }

    private String execute(String sql) {
        return scene.execute(data, sql);
    }

    private String batch(String... sqls) {
        return data.batchExecuteStatement(r -> r.clusterIdentifier(local.clusterIdentifier())
                        .database("dev")
                        .sqls(sqls))
                .id();
    }

    private String inSession(String session, String sql) {
        return data.executeStatement(r -> r.sessionId(session).sql(sql)).id();
    }

    private Consumer<ExecuteStatementRequest.Builder> to(
            String sql, Consumer<ExecuteStatementRequest.Builder> further) {
        return scene.to(sql, further);
    }

    private DescribeStatementResponse await(String id) {
        return DataApiScene.await(data, id);
    }
}

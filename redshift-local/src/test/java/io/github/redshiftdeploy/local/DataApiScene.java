package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClientBuilder;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** A stand-in with a table {@code api.t} that everybody may use, and AWS's own clients of its Data API. */
final class DataApiScene {
    private static final SharedStandIn<RedshiftLocal> LOCAL = new SharedStandIn<>(
            () -> RedshiftLocal.in(SharedStandIn.folder("data-api-local")).start());
    private static final List<StatusString> ENDS =
            List.of(StatusString.FINISHED, StatusString.FAILED, StatusString.ABORTED);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Kept for all tests: to log in costs more than what they ask. */
    private static @Nullable Connection superuser;

    private final RedshiftLocal local = LOCAL.get();
    private final Cluster cluster = Cluster.of(local.connectionFile());

    RedshiftLocal local() {
        return local;
    }

    /** Runs statements as the superuser, each by itself. */
    void run(String... statements) throws SQLException {
        Cluster.run(superuser(), statements);
    }

    /** Returns the first column of all rows, as the superuser sees them. */
    List<String> query(String sql) throws SQLException {
        return Cluster.query(superuser(), sql);
    }

    private Connection superuser() throws SQLException {
        Connection present = superuser;
        if (present == null) {
            present = cluster.connect();
            superuser = present;
        }
        return present;
    }

    void prepare() throws SQLException {
        local.aws().data().quotas(false);
        run(
                "DROP SCHEMA IF EXISTS api CASCADE",
                "CREATE SCHEMA api",
                "GRANT ALL ON SCHEMA api TO PUBLIC",
                "CREATE TABLE api.t (id INT)",
                "GRANT ALL ON api.t TO PUBLIC");
    }

    /** Lets everything pass again. */
    void reset() {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, accessKey, body) -> AwsFate.PASSES);
    }

    /** Returns a client that sends nothing twice. */
    RedshiftDataClient client() {
        return builder(AwsRetryStrategy.doNotRetry()).build();
    }

    RedshiftDataClientBuilder builder(RetryStrategy retries) {
        return builder(AwsBasicCredentials.create(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY), retries);
    }

    RedshiftDataClientBuilder builder(AwsCredentials credentials, RetryStrategy retries) {
        return RedshiftDataClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(c -> c.retryStrategy(retries));
    }

    String execute(RedshiftDataClient data, String sql) {
        return data.executeStatement(to(sql, r -> {})).id();
    }

    Consumer<ExecuteStatementRequest.Builder> to(String sql, Consumer<ExecuteStatementRequest.Builder> further) {
        return request -> further.accept(request.clusterIdentifier(local.clusterIdentifier())
                .database("dev")
                .sql(sql));
    }

    /** Asks until a statement has ended. */
    static DescribeStatementResponse await(RedshiftDataClient data, String id) {
        DescribeStatementResponse answer = data.describeStatement(r -> r.id(id));
        while (!ENDS.contains(answer.status())) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = data.describeStatement(r -> r.id(id));
        }
        return answer;
    }

    /** Keeps everybody from the table until a rollback. */
    Connection locked() throws SQLException {
        Connection connection = cluster.connect();
        Cluster.run(connection, "BEGIN", "LOCK api.t");
        return connection;
    }

    /** Waits until a statement waits for the table. */
    void awaitLock(RedshiftDataClient data, String id) throws SQLException {
        long pid = 0;
        while (pid == 0
                || query("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = " + pid)
                        .isEmpty()) {
            pid = data.describeStatement(r -> r.id(id)).redshiftPid();
        }
    }
}

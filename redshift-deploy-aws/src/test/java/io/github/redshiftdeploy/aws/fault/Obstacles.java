package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.aws.fault.RequestFault.Kind;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.fault.Gate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** Holds statements where they wait for a lock, and lets somebody else end them there. */
final class Obstacles implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final RedshiftLocal local;
    private final Gate table;
    private final Gate call;
    private final RedshiftDataClient client;
    private boolean shut;

    /**
     * Makes them.
     *
     * @param table the table that most statements write to, and {@code call} what the procedure waits for
     * @param key what another process of the same identity signs its requests with
     */
    Obstacles(RedshiftLocal local, Gate table, Gate call, Map<String, String> key) {
        this.local = local;
        this.table = table;
        this.call = call;
        AwsSessionCredentials credentials = AwsSessionCredentials.create(
                key.get("AWS_ACCESS_KEY_ID"), key.get("AWS_SECRET_ACCESS_KEY"), key.get("AWS_SESSION_TOKEN"));
        this.client = RedshiftDataClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Shuts the table for the next statement, unless a transaction is in it. */
    void shutTable() throws SQLException {
        shut = shut || table.tryToShut();
    }

    boolean tableIsShut() {
        return shut;
    }

    void shutCall() throws SQLException {
        call.shut();
    }

    /** Lets pass whoever waits. */
    void open() throws SQLException {
        table.open();
        shut = false;
        call.open();
        call.make();
    }

    /** Lets something happen to a statement that waits before the table, if it does, and opens that. */
    boolean atTable(String statement, Kind kind) throws SQLException {
        boolean met = meet(table, statement, kind);
        table.open();
        shut = false;
        return met;
    }

    /** Lets something happen to the procedure, if it is this statement and waits behind its COMMIT. */
    boolean inCall(String statement, Kind kind) throws SQLException {
        return !call.waiting().isEmpty() && meet(call, statement, kind);
    }

    private boolean meet(Gate gate, String statement, Kind kind) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (gate.waiting().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        DescribeStatementResponse described = client.describeStatement(request -> request.id(statement));
        String process = String.valueOf(described.redshiftPid());
        if (!gate.waiting().contains(process)) {
            return false;
        }
        switch (kind) {
            case CANCELLED, CALL_CANCELLED -> cancel(statement);
            case TERMINATED, CALL_TERMINATED -> gate.run("SELECT pg_terminate_backend(" + process + ")");
            case SESSION_ENDED, CALL_SESSION_ENDED -> endSession(described.sessionId());
            case CALL_ERROR -> gate.destroy();
            case CALL_LOST -> {
                // It is left alone, and nobody hears of it.
            }
            default -> throw new IllegalArgumentException(kind.name());
        }
        if (gate.isShut() && kind != Kind.CALL_LOST) {
            awaitGone(gate, process);
        }
        return true;
    }

    private void cancel(String statement) {
        try {
            client.cancelStatement(request -> request.id(statement));
        } catch (RedshiftDataException e) {
            throw new IllegalStateException("statement " + statement + " waits, and is not to be cancelled", e);
        }
    }

    private static void awaitGone(Gate gate, String process) throws SQLException {
        while (gate.waiting().contains(process)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    void endSession(String id) {
        local.aws().data().endSession(id);
    }

    @Override
    public void close() throws SQLException {
        client.close();
        table.close();
        call.close();
    }
}

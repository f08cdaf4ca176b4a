package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.DataQuotas.Kind;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/** The requests to the Data API, within its quotas; what was refused for a passing reason is asked again. */
final class DataApi implements AutoCloseable {

    /** How often a request is sent that AWS refuses for a passing reason; the last pauses are the longest. */
    private static final int TRIES = 12;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How often it is asked whether a request without an answer has arrived. */
    private static final int LOOKS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final DataTarget target;
    private final String database;
    private final AwsClients clients;
    private final Identity identity;
    private final DataQuotas quotas = new DataQuotas();
    private @Nullable RedshiftDataClient client;

    /** A request that AWS has taken. */
    record Submitted(String id, @Nullable String session) {}

    DataApi(DataTarget target, String database, AwsClients clients, Identity identity) {
        this.target = target;
        this.database = database;
        this.clients = clients;
        this.identity = identity;
    }

    DataTarget target() {
        return target;
    }

    /**
     * Sends statements, several as one transaction. When it is not certain that AWS has refused them, it is asked for
     * the name: a request that is sent again may have been taken the first time.
     *
     * @param name nobody else's, by which the statement is found again
     * @param session the session to run it in; null to make one
     * @param keepAlive how long the session waits for the next statement
     * @throws AwsServiceException when AWS has refused it, and nothing runs
     * @throws TransportException when it is not known whether it has arrived
     */
    Submitted submit(List<String> statements, String name, @Nullable String session, Duration keepAlive)
            throws TransportException {
        // One token for all tries, so that AWS takes the first that arrives, and no other.
        String token = UUID.randomUUID().toString();
        try {
            return statements.size() == 1
                    ? execute(statements.get(0), name, token, session, keepAlive)
                    : executeAll(statements, name, token, session, keepAlive);
        } catch (SdkException e) {
            if (e instanceof AwsServiceException answer && isRefusal(answer)) {
                throw e;
            }
            return find(name).orElseThrow(() -> unanswered(e));
        }
    }

    /** What AWS refuses at once has not run. Of a fault of its own, or of a later attempt, nobody knows that. */
    private static boolean isRefusal(AwsServiceException answer) {
        return answer.statusCode() < 500 && Integer.valueOf(1).equals(answer.numAttempts());
    }

    private Submitted execute(
            String statement, String name, String token, @Nullable String session, Duration keepAlive) {
        var answer = patiently(
                Kind.EXECUTE,
                () -> client().executeStatement(request -> {
                    request.sql(statement)
                            .statementName(name)
                            .clientToken(token)
                            .sessionKeepAliveSeconds((int) keepAlive.toSeconds());
                    if (session == null) {
                        request.clusterIdentifier(target.cluster())
                                .workgroupName(target.workgroup())
                                .dbUser(target.user())
                                .database(database);
                    } else {
                        request.sessionId(session);
                    }
                }));
        return new Submitted(answer.id(), answer.sessionId());
    }

    private Submitted executeAll(
            List<String> statements, String name, String token, @Nullable String session, Duration keepAlive) {
        var answer = patiently(
                Kind.BATCH,
                () -> client().batchExecuteStatement(request -> {
                    request.sqls(statements)
                            .statementName(name)
                            .clientToken(token)
                            .sessionKeepAliveSeconds((int) keepAlive.toSeconds());
                    if (session == null) {
                        request.clusterIdentifier(target.cluster())
                                .workgroupName(target.workgroup())
                                .dbUser(target.user())
                                .database(database);
                    } else {
                        request.sessionId(session);
                    }
                }));
        return new Submitted(answer.id(), answer.sessionId());
    }

    /** A request that has not arrived yet may still do so, so it is looked for more than once. */
    private Optional<Submitted> find(String name) {
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(look == 0 ? 0 : LOOK_AGAIN.toNanos());
            try {
                Optional<StatementData> found = patiently(
                                Kind.LIST,
                                () -> client().listStatements(request -> request.statementName(name)
                                        .status("ALL")
                                        .roleLevel(false)))
                        .statements()
                        .stream()
                        .filter(statement -> name.equals(statement.statementName()))
                        .findFirst();
                if (found.isPresent()) {
                    return found.map(statement -> new Submitted(statement.id(), statement.sessionId()));
                }
            } catch (SdkException e) {
                // The network is still gone, or this role may not ask: nothing is known.
            }
        }
        return Optional.empty();
    }

    DescribeStatementResponse describe(String id) {
        return patiently(Kind.DESCRIBE, () -> client().describeStatement(request -> request.id(id)));
    }

    /** Returns all pages of a result, or the first one. */
    List<GetStatementResultResponse> results(String id, boolean all) {
        List<GetStatementResultResponse> pages = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            GetStatementResultResponse page = patiently(
                    Kind.RESULT,
                    () -> client().getStatementResult(request -> request.id(id).nextToken(next)));
            pages.add(page);
            token = page.nextToken();
        } while (all && token != null);
        return pages;
    }

    void cancel(String id) {
        patiently(Kind.CANCEL, () -> client().cancelStatement(request -> request.id(id)));
    }

    private <T> T patiently(Kind kind, Supplier<T> request) {
        identity.resolve();
        for (int tries = 1; ; tries++) {
            quotas.take(kind);
            try {
                return request.get();
            } catch (AwsServiceException e) {
                if (!passes(e) || tries == TRIES) {
                    throw e;
                }
                pause(tries);
            }
        }
    }

    /** AWS refuses it now, and may take it soon. */
    private static boolean passes(AwsServiceException problem) {
        return problem.isThrottlingException()
                || problem instanceof ActiveStatementsExceededException
                || problem instanceof ActiveSessionsExceededException;
    }

    private static void pause(int tries) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(tries, 20));
        long pause = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
        LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
    }

    /** Returns what AWS refused, with its explanation as the cause. */
    TransportException refused(AwsServiceException problem, String action) {
        DiagnosticException explained = explain(problem, action);
        return new TransportException(
                new ServerError(null, explained.diagnostics().get(0).message()), explained);
    }

    /** Returns that there was no answer, and so nothing is known; its cause explains why. */
    TransportException unanswered(SdkException problem) {
        ServerError error =
                new ServerError("08006", "the Data API did not answer: " + OneLine.of(problem.getMessage()));
        return new TransportException(error, explain(problem, "ExecuteStatement"));
    }

    private DiagnosticException explain(SdkException problem, String action) {
        return identity.failure()
                .explain(
                        problem,
                        new AwsQuestion(
                                "redshift-data:" + action,
                                target.subject(),
                                List.of(target.setting(), "redshift.database", "redshift.dbUser"),
                                List.of("*"),
                                clients.region(),
                                identity.origin()));
    }

    private synchronized RedshiftDataClient client() {
        if (client == null) {
            client = clients.client(RedshiftDataClient.builder(), identity.provider());
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}

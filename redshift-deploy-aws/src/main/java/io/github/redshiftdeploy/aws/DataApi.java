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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/** The requests to the Data API, within its quotas; what was refused for a passing reason is asked again. */
final class DataApi implements AutoCloseable {

    /** How often it is asked whether a request without an answer has arrived. */
    private static final int LOOKS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final DataTarget target;
    private final String database;
    private final AwsClients clients;
    private final Identity identity;
    private final Pause pause;
    private final Consumer<String> log;
    private final DataQuotas quotas = new DataQuotas();
    private @Nullable RedshiftDataClient client;

    /** A request that AWS has taken. */
    record Submitted(String id, @Nullable String session) {}

    DataApi(
            DataTarget target,
            String database,
            AwsClients clients,
            Identity identity,
            Pause pause,
            Consumer<String> log) {
        this.target = target;
        this.database = database;
        this.clients = clients;
        this.identity = identity;
        this.pause = pause;
        this.log = log;
    }

    DataTarget target() {
        return target;
    }

    /** Returns who hears of what takes time. */
    Consumer<String> log() {
        return log;
    }

    /** Returns how it lets time pass. */
    Pause pause() {
        return pause;
    }

    /**
     * Sends a statement by itself.
     *
     * @param attempts may be stopped by another thread
     * @param name nobody else's, by which the statement is found again
     * @param session the session to run it in; null to make one
     * @param keepAlive how long the session waits for the next statement
     * @throws AwsServiceException when AWS has refused it, and nothing runs
     * @throws TransportException when it is not known whether it has arrived
     */
    Submitted submit(DataAttempts attempts, String statement, String name, @Nullable String session, Duration keepAlive)
            throws TransportException {
        return submit(attempts, name, token -> execute(statement, name, token, session, keepAlive));
    }

    /** Sends statements, or one, as a transaction; otherwise as a statement by itself is sent. */
    Submitted submitTransaction(
            DataAttempts attempts, List<String> statements, String name, @Nullable String session, Duration keepAlive)
            throws TransportException {
        return submit(attempts, name, token -> executeAll(statements, name, token, session, keepAlive));
    }

    /**
     * When it is not certain that AWS has refused it, AWS is asked for the name: a request that is sent again may have
     * been taken the first time.
     */
    private Submitted submit(DataAttempts attempts, String name, Function<String, Submitted> request)
            throws TransportException {
        // One token for all tries, so that AWS takes the first that arrives, and no other.
        String token = UUID.randomUUID().toString();
        try {
            return attempts.answer(() -> request.apply(token));
        } catch (SdkException e) {
            if (attempts.inDoubt()) {
                return find(name).orElseThrow(() -> unanswered(e, "ExecuteStatement"));
            }
            throw e;
        }
    }

    private Submitted execute(
            String statement, String name, String token, @Nullable String session, Duration keepAlive) {
        var answer = client().executeStatement(request -> {
            request.sql(statement).statementName(name).clientToken(token).sessionKeepAliveSeconds((int)
                    keepAlive.toSeconds());
            if (session == null) {
                request.clusterIdentifier(target.cluster())
                        .workgroupName(target.workgroup())
                        .dbUser(target.user())
                        .secretArn(target.secret())
                        .database(database);
            } else {
                request.sessionId(session);
            }
        });
        return new Submitted(answer.id(), answer.sessionId());
    }

    private Submitted executeAll(
            List<String> statements, String name, String token, @Nullable String session, Duration keepAlive) {
        var answer = client().batchExecuteStatement(request -> {
            request.sqls(statements).statementName(name).clientToken(token).sessionKeepAliveSeconds((int)
                    keepAlive.toSeconds());
            if (session == null) {
                request.clusterIdentifier(target.cluster())
                        .workgroupName(target.workgroup())
                        .dbUser(target.user())
                        .secretArn(target.secret())
                        .database(database);
            } else {
                request.sessionId(session);
            }
        });
        return new Submitted(answer.id(), answer.sessionId());
    }

    /** A request that has not arrived yet may still do so, so it is looked for more than once. */
    private Optional<Submitted> find(String name) {
        for (int look = 0; look < LOOKS; look++) {
            pause.let(look == 0 ? Duration.ZERO : LOOK_AGAIN);
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
            } catch (SdkException | DiagnosticException e) {
                // The network or the credentials are gone, or this role may not ask: nothing is known.
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
        return attempts(kind).answer(request);
    }

    /** Returns the attempts of a request that is about to be sent. */
    DataAttempts attempts(Kind kind) {
        identity.resolve();
        return new DataAttempts(kind, quotas, clients.limits().attempts(), pause, log);
    }

    /** Returns what AWS refused, with its explanation as the cause. */
    TransportException refused(AwsServiceException problem, String action) {
        DiagnosticException explained = explain(problem, action);
        return new TransportException(
                new ServerError(null, explained.diagnostics().get(0).message()), explained);
    }

    /** Returns that there was no answer that tells anything, and so nothing is known; its cause explains why. */
    TransportException unanswered(SdkException problem, String action) {
        DiagnosticException explained = explain(problem, action);
        String why = problem instanceof AwsServiceException
                ? explained.diagnostics().get(0).message()
                : OneLine.of(problem.getMessage());
        return new TransportException(new ServerError("08006", "the Data API did not answer: " + why), explained);
    }

    /** Returns the same of credentials that are gone, too. */
    TransportException unheard(RuntimeException problem, String action) {
        return problem instanceof SdkException answer
                ? unanswered(answer, action)
                : new TransportException(new ServerError("08006", OneLine.of(problem.getMessage())), problem);
    }

    private DiagnosticException explain(SdkException problem, String action) {
        return identity.failure()
                .explain(
                        problem,
                        new AwsQuestion(
                                "redshift-data:" + action,
                                target.subject(),
                                target.settings(),
                                List.of("*"),
                                clients.region(),
                                identity.origin()));
    }

    private synchronized RedshiftDataClient client() {
        if (client == null) {
            client = clients.once().client(RedshiftDataClient.builder(), identity.provider());
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

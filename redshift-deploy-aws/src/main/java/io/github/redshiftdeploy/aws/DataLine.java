package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.DataQuotas.Kind;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * What AWS knows as a session: it takes one request at a time, and nothing ends it but the time for which nobody uses
 * it.
 */
final class DataLine {

    /** How long the session outlives its last statement. */
    private static final Duration LAST_KEEP_ALIVE = Duration.ofSeconds(1);

    private final DataApi api;
    private final String name;
    private final Duration keepAlive;
    private final DataWait wait;
    private final AtomicLong requests = new AtomicLong();
    private @Nullable String session;
    private volatile @Nullable SessionId id;
    private volatile boolean alive = true;
    private volatile @Nullable DataAttempts sending;
    private volatile @Nullable String running;

    /**
     * Makes one that begins with its first request.
     *
     * @param name the beginning of the names of its statements
     */
    DataLine(DataApi api, String name, Duration keepAlive) {
        this.api = api;
        this.name = name;
        this.keepAlive = keepAlive;
        this.wait = new DataWait(api);
    }

    /**
     * Sends what one request takes, and waits for its end.
     *
     * @throws StatementException when AWS refuses it, or does not tell what has become of it
     */
    DataOutcome outcome(DataGroup group) throws StatementException {
        if (!alive) {
            throw exception(new TransportException(new ServerError("08003", "the session has ended"), null), group);
        }
        try {
            String statement = submit(group);
            running = statement;
            DataOutcome outcome = wait.until(statement);
            id = outcome.process() == 0 ? id : new SessionId(outcome.process());
            return outcome;
        } catch (SdkException | DiagnosticException e) {
            // AWS has taken it, and does not tell what has become of it.
            alive = false;
            throw exception(api.unheard(e, "DescribeStatement"), group);
        } finally {
            running = null;
        }
    }

    private String submit(DataGroup group) throws StatementException {
        DataAttempts attempts = api.attempts(group.isTransaction() ? Kind.BATCH : Kind.EXECUTE);
        sending = attempts;
        try {
            DataApi.Submitted submitted = group.isTransaction()
                    ? api.submitTransaction(attempts, group.texts(), next(), session, keepAlive)
                    : api.submit(attempts, group.texts().get(0), next(), session, keepAlive);
            session = submitted.session() == null ? session : submitted.session();
            return submitted.id();
        } catch (AwsServiceException e) {
            throw refused(e, group);
        } catch (TransportException e) {
            alive = false;
            throw exception(e, group);
        } catch (DiagnosticException e) {
            // There are no credentials any more, so nothing was sent.
            ServerError none = new ServerError(null, e.diagnostics().get(0).message());
            throw exception(new TransportException(none, e), group);
        } finally {
            sending = null;
        }
    }

    private String next() {
        return name + "/" + requests.getAndIncrement();
    }

    /** What AWS refuses has not run. A session that it does not know any more has ended, and what was open with it. */
    private StatementException refused(AwsServiceException problem, DataGroup group) {
        String words = problem.awsErrorDetails() == null
                ? String.valueOf(problem.getMessage())
                : problem.awsErrorDetails().errorMessage();
        if (session != null && problem instanceof ValidationException && words.startsWith("Session")) {
            alive = false;
            ServerError ended = new ServerError("08003", "the session has ended: " + OneLine.of(words));
            return exception(new TransportException(ended, problem), group);
        }
        String action = group.isTransaction() ? "BatchExecuteStatement" : "ExecuteStatement";
        TransportException refused = api.refused(problem, action);
        // In a session nothing but the statement can be wrong, so no setting of the target is to be corrected.
        boolean ofStatement = session != null && problem instanceof ValidationException;
        return exception(ofStatement ? new TransportException(refused.error(), problem) : refused, group);
    }

    private static StatementException exception(TransportException problem, DataGroup group) {
        return new StatementException(problem.error(), problem.getCause(), group.first(), 0, true);
    }

    /** A statement failed; some failures end the session. */
    void failed(ServerError error) {
        alive = !SqlState.endsSession(error);
    }

    /** Asks AWS to stop what runs; any thread may do so. */
    void cancel() throws TransportException {
        DataAttempts attempts = sending;
        if (attempts != null) {
            attempts.stop();
        }
        String statement = running;
        if (statement != null) {
            try {
                api.cancel(statement);
            } catch (AwsServiceException e) {
                throw api.refused(e, "CancelStatement");
            } catch (SdkException | DiagnosticException e) {
                throw api.unheard(e, "CancelStatement");
            }
        }
    }

    /** Returns how many requests with statements were sent. */
    long requests() {
        return requests.get();
    }

    /** Returns the {@link System#nanoTime()} at which the last request was seen to have ended. */
    long arrived() {
        return wait.arrived();
    }

    /** Returns the process that serves the session, which its first answer tells. */
    Optional<SessionId> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Tells whether the session is there. Of one that was not used for too long, nobody has to tell that it has ended.
     * Its time began before the answer was here, and must not run out while the next request is on its way.
     */
    boolean alive() {
        long safe = Duration.ofSeconds(keepAlive.toSeconds()).toNanos() / 4 * 3;
        boolean used = running != null || System.nanoTime() - wait.arrived() < safe;
        return alive && used;
    }

    /** Sets how long a request may take; zero is for ever. */
    void patience(Duration most) {
        wait.patience(most);
    }

    /**
     * Leaves nothing open, and shortens the time that the session has left.
     *
     * @param open whether a transaction is open, whose end is waited for
     */
    void close(boolean open) {
        if (alive && session != null) {
            try {
                String last = api.submit(api.attempts(Kind.EXECUTE), "ROLLBACK", next(), session, LAST_KEEP_ALIVE)
                        .id();
                if (open) {
                    wait.until(last);
                }
            } catch (SdkException | TransportException | DiagnosticException e) {
                // The session expires, and its transaction with it.
            }
        }
        alive = false;
    }

    /** Waits for nothing any more. */
    void abort() {
        alive = false;
        wait.stop();
    }
}

package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * A session of the Data API, which takes one statement, or one transaction of several, at a time. Nothing ends it but
 * the time for which nobody uses it.
 */
final class DataSession implements Session {

    /** How many rows of a result are shown. */
    private static final int MOST_ROWS = 20;

    private final DataApi api;
    private final Duration keepAlive;
    private final String name;
    private final AtomicLong messages = new AtomicLong();
    private final DataWait wait;
    private final TransactionState transaction = new TransactionState();
    private @Nullable String session;
    private @Nullable SessionId id;
    private long numbers;
    private volatile boolean alive = true;
    private volatile @Nullable String running;

    /**
     * Makes one that begins with its first statement.
     *
     * @param name the beginning of the names of its statements
     */
    DataSession(DataApi api, String name, Duration keepAlive) {
        this.api = api;
        this.name = name + "/" + UUID.randomUUID();
        this.keepAlive = keepAlive;
        this.wait = new DataWait(api);
    }

    @Override
    public void send(Message message, ResultListener answers) throws StatementException {
        send(message, answers, false);
    }

    @Override
    public List<List<Row>> queryEach(Message message) throws StatementException {
        List<List<Row>> results = new ArrayList<>();
        send(
                message,
                new ResultListener() {
                    @Override
                    public void rows(int statement, Rows rows) {
                        results.add(rows.rows());
                    }
                },
                true);
        return results;
    }

    private void send(Message message, ResultListener answers, boolean all) throws StatementException {
        for (DataGroup group : DataGroup.of(message, transaction.isOpen())) {
            run(group, answers, all);
        }
    }

    private void run(DataGroup group, ResultListener answers, boolean all) throws StatementException {
        // What is answered before the request is belongs to the time of what came before.
        DataOutcome outcome = group.commands().isEmpty() ? null : outcome(group);
        group.before().forEach(index -> answers.done(index, 0));
        if (outcome != null) {
            for (int i = 0; i < outcome.done().size(); i++) {
                tell(group, i, outcome.done().get(i), answers, all);
            }
            if (outcome.error() != null) {
                throw failure(outcome.error(), group.first() + outcome.done().size());
            }
        }
        group.after().forEach(index -> answers.done(index, 0));
    }

    private StatementException failure(String text, int index) {
        DataError told = DataError.of(text);
        if (SqlState.endsSession(told.error())) {
            alive = false;
        }
        return new StatementException(
                told.error(), new IllegalStateException(told.error().message()), index, told.position(), true);
    }

    /** Rows of ours are read where they are asked for alone: nothing but their being there counts otherwise. */
    private void tell(DataGroup group, int place, DataOutcome.Done done, ResultListener answers, boolean all)
            throws StatementException {
        int index = group.first() + place;
        transaction.done(group.commands().get(place));
        if (done.hasRows() && (all || group.commands().get(place).kind() != Message.Kind.ROW)) {
            answers.rows(index, rows(index, done.id(), all));
        } else {
            answers.done(index, done.rows());
        }
    }

    private Rows rows(int index, String statement, boolean all) throws StatementException {
        try {
            List<GetStatementResultResponse> pages = api.results(statement, all);
            messages.addAndGet(pages.size());
            return DataRows.of(pages, all ? Integer.MAX_VALUE : MOST_ROWS);
        } catch (AwsServiceException e) {
            throw exception(api.refused(e, "GetStatementResult"), index);
        } catch (SdkException e) {
            throw lost(e, index);
        }
    }

    private DataOutcome outcome(DataGroup group) throws StatementException {
        requireAlive(group.first());
        messages.incrementAndGet();
        try {
            DataApi.Submitted submitted = api.submit(group.texts(), name + "/" + numbers++, session, keepAlive);
            session = submitted.session() == null ? session : submitted.session();
            running = submitted.id();
            DataOutcome outcome = wait.until(submitted.id());
            id = outcome.process() == 0 ? id : new SessionId(outcome.process());
            return outcome;
        } catch (AwsServiceException e) {
            throw refused(e, group);
        } catch (SdkException e) {
            throw lost(e, group.first());
        } catch (TransportException e) {
            alive = false;
            throw exception(e, group.first());
        } finally {
            running = null;
        }
    }

    private void requireAlive(int index) throws StatementException {
        if (!alive) {
            throw exception(new TransportException(new ServerError("08003", "the session has ended"), null), index);
        }
    }

    /** What AWS refuses has not run. A session that it does not know any more has ended, and what was open with it. */
    private StatementException refused(AwsServiceException problem, DataGroup group) {
        String action = group.commands().size() == 1 ? "ExecuteStatement" : "BatchExecuteStatement";
        if (session != null
                && problem instanceof ValidationException
                && OneLine.of(words(problem)).startsWith("Session")) {
            alive = false;
            ServerError ended = new ServerError("08003", "the session has ended: " + OneLine.of(words(problem)));
            return exception(new TransportException(ended, problem), group.first());
        }
        return exception(api.refused(problem, action), group.first());
    }

    private static String words(AwsServiceException problem) {
        return problem.awsErrorDetails() == null
                ? String.valueOf(problem.getMessage())
                : problem.awsErrorDetails().errorMessage();
    }

    private StatementException lost(SdkException problem, int index) {
        alive = false;
        ServerError error =
                new ServerError("08006", "the Data API did not answer: " + OneLine.of(problem.getMessage()));
        return exception(new TransportException(error, problem), index);
    }

    private static StatementException exception(TransportException problem, int index) {
        return new StatementException(problem.error(), problem, index, 0, true);
    }

    @Override
    public long messages() {
        return messages.get();
    }

    @Override
    public long arrived() {
        return wait.arrived();
    }

    @Override
    public SessionId id() {
        return id == null ? new SessionId(0) : id;
    }

    @Override
    public boolean inTransaction() {
        return transaction.isOpen();
    }

    @Override
    public void cancel() throws TransportException {
        String statement = running;
        if (statement != null) {
            try {
                api.cancel(statement);
            } catch (AwsServiceException e) {
                throw api.refused(e, "CancelStatement");
            } catch (SdkException e) {
                throw new TransportException(new ServerError("08006", OneLine.of(e.getMessage())), e);
            }
        }
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public void patience(Duration silence) {
        wait.patience(silence);
    }

    /** Nothing but time ends it, so that nothing is left open in it. */
    @Override
    public void close() {
        if (alive && transaction.isOpen()) {
            try {
                send("ROLLBACK");
            } catch (StatementException e) {
                // The session expires, and its transaction with it.
            }
        }
        alive = false;
    }

    @Override
    public void abort() {
        alive = false;
        wait.stop();
    }
}

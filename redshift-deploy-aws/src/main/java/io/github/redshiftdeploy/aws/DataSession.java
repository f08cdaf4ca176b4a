package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.ProcedureMessages.Said;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.RowsOfEach;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** The part of the time for which the session may be idle that a question beside it may take. */
    private static final int QUESTION = 3;

    /** How long the session outlives its last statement. */
    private static final Duration LAST_KEEP_ALIVE = Duration.ofSeconds(1);

    private final DataApi api;
    private final Duration keepAlive;
    private final String name;
    private final AtomicLong messages = new AtomicLong();
    private final DataWait wait;
    private final ProcedureMessages procedures;
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
     * @param comment leads what is asked beside them
     */
    DataSession(DataApi api, String name, String comment, Duration keepAlive) {
        this.api = api;
        this.name = name + "/" + UUID.randomUUID();
        this.keepAlive = keepAlive;
        this.procedures = new ProcedureMessages(api, this.name, comment, keepAlive.dividedBy(QUESTION));
        this.wait = new DataWait(api);
    }

    @Override
    public void send(Message message, ResultListener answers) throws StatementException {
        send(message, answers, false);
    }

    @Override
    public List<List<Row>> queryEach(Message message) throws StatementException {
        RowsOfEach rows = new RowsOfEach();
        send(message, rows, true);
        return rows.results();
    }

    private void send(Message message, ResultListener answers, boolean all) throws StatementException {
        for (DataGroup group : DataGroup.of(message, transaction.isOpen())) {
            run(group, answers, all);
        }
    }

    private void run(DataGroup group, ResultListener answers, boolean all) throws StatementException {
        // What is answered before the request is belongs to the time of what came before.
        DataOutcome outcome = group.commands().isEmpty() ? DataOutcome.NOTHING : outcome(group);
        group.before().forEach(index -> answers.done(index, 0));
        @Nullable
        StatementException failure = outcome.error() == null
                ? null
                : failure(outcome.error(), group.first() + outcome.done().size());
        Said said = alive && !all ? procedures.of(group.ran(outcome)) : Said.NOTHING;
        for (int i = 0; i < outcome.done().size(); i++) {
            transaction.done(group.commands().get(i));
            said.tell(i, group.first() + i, answers);
            tell(group, i, outcome, answers, all);
        }
        if (failure != null) {
            said.tell(outcome.done().size(), failure.statement(), answers);
            throw failure;
        }
        group.after().forEach(index -> answers.done(index, 0));
    }

    private StatementException failure(String text, int index) {
        DataError told = DataError.of(text);
        alive = !SqlState.endsSession(told.error());
        return new StatementException(told.error(), null, index, told.position(), true);
    }

    /**
     * Rows of ours are read where they are asked for alone: nothing but their being there counts otherwise. Of what has
     * failed as a whole there are none.
     */
    private void tell(DataGroup group, int place, DataOutcome outcome, ResultListener answers, boolean all)
            throws StatementException {
        int index = group.first() + place;
        DataOutcome.Done done = outcome.done().get(place);
        boolean asked = all || group.commands().get(place).kind() != Message.Kind.ROW;
        Optional<Rows> rows = asked && done.hasRows() && outcome.error() == null
                ? rows(index, done.id(), answers, all)
                : Optional.empty();
        if (rows.isPresent()) {
            answers.rows(index, rows.get());
        } else {
            answers.done(index, done.rows());
        }
    }

    /** What is only shown may be missing: the statement has run, and no answer about its rows can change that. */
    private Optional<Rows> rows(int index, String statement, ResultListener answers, boolean all)
            throws StatementException {
        try {
            List<GetStatementResultResponse> pages = api.results(statement, all);
            messages.addAndGet(pages.size());
            return Optional.of(DataRows.of(pages, all ? Integer.MAX_VALUE : MOST_ROWS));
        } catch (SdkException | DiagnosticException e) {
            TransportException problem = e instanceof AwsServiceException answer
                    ? api.refused(answer, "GetStatementResult")
                    : unheard(e, "GetStatementResult");
            if (all) {
                throw exception(problem, index);
            }
            answers.notice(
                    index,
                    "WARNING",
                    "the rows cannot be shown: " + problem.error().words());
            return Optional.empty();
        }
    }

    private DataOutcome outcome(DataGroup group) throws StatementException {
        if (!alive) {
            ServerError ended = new ServerError("08003", "the session has ended");
            throw exception(new TransportException(ended, null), group.first());
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
            throw exception(unheard(e, "DescribeStatement"), group.first());
        } finally {
            running = null;
        }
    }

    private String next() {
        return name + "/" + numbers++;
    }

    private String submit(DataGroup group) throws StatementException {
        messages.incrementAndGet();
        try {
            DataApi.Submitted submitted = group.isTransaction()
                    ? api.submitTransaction(group.texts(), next(), session, keepAlive)
                    : api.submit(group.texts().get(0), next(), session, keepAlive);
            session = submitted.session() == null ? session : submitted.session();
            return submitted.id();
        } catch (AwsServiceException e) {
            throw refused(e, group);
        } catch (TransportException e) {
            alive = false;
            throw exception(e, group.first());
        } catch (DiagnosticException e) {
            // There are no credentials any more, so nothing was sent.
            throw exception(
                    new TransportException(
                            new ServerError(null, e.diagnostics().get(0).message()), e),
                    group.first());
        }
    }

    /** What AWS refuses has not run. A session that it does not know any more has ended, and what was open with it. */
    private StatementException refused(AwsServiceException problem, DataGroup group) {
        String words = problem.awsErrorDetails() == null
                ? String.valueOf(problem.getMessage())
                : problem.awsErrorDetails().errorMessage();
        if (session != null && problem instanceof ValidationException && words.startsWith("Session")) {
            alive = false;
            ServerError ended = new ServerError("08003", "the session has ended: " + OneLine.of(words));
            return exception(new TransportException(ended, problem), group.first());
        }
        String action = group.isTransaction() ? "BatchExecuteStatement" : "ExecuteStatement";
        return exception(api.refused(problem, action), group.first());
    }

    private TransportException unheard(RuntimeException problem, String action) {
        return problem instanceof SdkException answer
                ? api.unanswered(answer, action)
                : new TransportException(new ServerError("08006", OneLine.of(problem.getMessage())), problem);
    }

    private static StatementException exception(TransportException problem, int index) {
        return new StatementException(problem.error(), problem.getCause(), index, 0, true);
    }

    @Override
    public long messages() {
        return messages.get() + procedures.requests();
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
                throw api.unanswered(e, "CancelStatement");
            }
        }
    }

    /**
     * {@inheritDoc} Of one that was not used for too long, nobody has to tell that it has ended. Its time began before
     * the answer was here, and must not run out while the next statement is on its way.
     */
    @Override
    public boolean alive() {
        long safe = Duration.ofSeconds(keepAlive.toSeconds()).toNanos() / 4 * 3;
        boolean used = running != null || System.nanoTime() - wait.arrived() < safe;
        return alive && used;
    }

    @Override
    public void patience(Duration silence) {
        wait.patience(silence);
    }

    /** Nothing but time ends it, so its last statement leaves nothing open, and shortens the time. */
    @Override
    public void close() {
        if (alive && session != null) {
            try {
                messages.incrementAndGet();
                String last =
                        api.submit("ROLLBACK", next(), session, LAST_KEEP_ALIVE).id();
                if (transaction.isOpen()) {
                    wait.until(last);
                }
            } catch (SdkException | TransportException | DiagnosticException e) {
                // The session expires, and its transaction with it.
            }
        }
        alive = false;
    }

    @Override
    public void abort() {
        alive = false;
        procedures.stop();
        wait.stop();
    }
}

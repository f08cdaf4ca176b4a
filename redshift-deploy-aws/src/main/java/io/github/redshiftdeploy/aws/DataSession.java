package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.ProcedureMessages.Said;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.RowsOfEach;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
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

/** A session of the Data API, as the rest of a deployment knows sessions. */
final class DataSession implements Session {

    /** How many rows of a result are shown. */
    private static final int MOST_ROWS = 20;

    /** The part of the time for which the session may be idle that a question beside it may take. */
    private static final int QUESTION = 3;

    private final DataApi api;
    private final DataLine line;
    private final ProcedureMessages procedures;
    private final TransactionState transaction = new TransactionState();
    private final AtomicLong pages = new AtomicLong();

    /**
     * Makes one that begins with its first statement.
     *
     * @param name the beginning of the names of its statements
     * @param comment leads what is asked beside them
     */
    DataSession(DataApi api, String name, String comment, Duration keepAlive) {
        String own = name + "/" + UUID.randomUUID();
        this.api = api;
        this.line = new DataLine(api, own, keepAlive);
        this.procedures = new ProcedureMessages(api, own, comment, keepAlive.dividedBy(QUESTION));
    }

    @Override
    public void send(Message message, ResultListener answers) throws StatementException {
        send(message, answers, MOST_ROWS, false);
    }

    @Override
    public void read(Message message, ResultListener answers, int most) throws StatementException {
        send(message, answers, most, true);
    }

    @Override
    public List<List<Row>> queryEach(Message message) throws StatementException {
        RowsOfEach rows = new RowsOfEach();
        send(message, rows, Integer.MAX_VALUE, true);
        return rows.results();
    }

    private void send(Message message, ResultListener answers, int most, boolean all) throws StatementException {
        for (DataGroup group : DataGroup.of(message, transaction.isOpen())) {
            run(group, answers, most, all);
        }
    }

    private void run(DataGroup group, ResultListener answers, int most, boolean all) throws StatementException {
        // What is answered before the request is belongs to the time of what came before.
        DataOutcome outcome = group.commands().isEmpty() ? DataOutcome.NOTHING : line.outcome(group);
        group.before().forEach(index -> answers.done(index, 0));
        @Nullable
        StatementException failure = outcome.error() == null
                ? null
                : failure(outcome.error(), group.first() + outcome.done().size());
        Said said = line.alive() && !all ? procedures.of(group.ran(outcome)) : Said.NOTHING;
        for (int i = 0; i < outcome.done().size(); i++) {
            transaction.done(group.commands().get(i));
            said.tell(i, group.first() + i, answers);
            tell(group, i, outcome, answers, most, all);
        }
        if (failure != null) {
            said.tell(outcome.done().size(), failure.statement(), answers);
            throw failure;
        }
        group.after().forEach(index -> answers.done(index, 0));
    }

    private StatementException failure(String text, int index) {
        DataError told = DataError.of(text);
        line.failed(told.error());
        return new StatementException(told.error(), null, index, told.position(), true);
    }

    /**
     * Rows of ours are read where they are asked for alone: nothing but their being there counts otherwise. Of what has
     * failed as a whole there are none.
     */
    private void tell(DataGroup group, int place, DataOutcome outcome, ResultListener answers, int most, boolean all)
            throws StatementException {
        int index = group.first() + place;
        DataOutcome.Done done = outcome.done().get(place);
        boolean asked = all || group.commands().get(place).kind() != Message.Kind.ROW;
        Optional<Rows> rows = asked && done.hasRows() && outcome.error() == null
                ? rows(index, done.id(), answers, most, all)
                : Optional.empty();
        if (rows.isPresent()) {
            answers.rows(index, rows.get());
        } else {
            answers.done(index, done.rows());
        }
    }

    /** What is only shown may be missing: the statement has run, and no answer about its rows can change that. */
    private Optional<Rows> rows(int index, String statement, ResultListener answers, int most, boolean all)
            throws StatementException {
        try {
            List<GetStatementResultResponse> read = api.results(statement, all);
            pages.addAndGet(read.size());
            return Optional.of(DataRows.of(read, most));
        } catch (SdkException | DiagnosticException e) {
            TransportException problem = e instanceof AwsServiceException answer
                    ? api.refused(answer, "GetStatementResult")
                    : api.unheard(e, "GetStatementResult");
            if (all) {
                throw new StatementException(problem.error(), problem.getCause(), index, 0, true);
            }
            answers.notice(
                    index,
                    "WARNING",
                    "the rows cannot be shown: " + problem.error().words());
            return Optional.empty();
        }
    }

    @Override
    public long messages() {
        return line.requests() + pages.get() + procedures.requests();
    }

    @Override
    public long arrived() {
        return line.arrived();
    }

    @Override
    public SessionId id() {
        return line.id().orElse(new SessionId(0));
    }

    @Override
    public boolean inTransaction() {
        return transaction.isOpen();
    }

    @Override
    public void cancel() throws TransportException {
        line.cancel();
    }

    @Override
    public boolean alive() {
        return line.alive();
    }

    @Override
    public void patience(Duration silence) {
        line.patience(silence);
    }

    @Override
    public void close() {
        line.close(transaction.isOpen());
    }

    @Override
    public void abort() {
        line.abort();
        procedures.stop();
    }
}

package io.github.redshiftdeploy.local.aws;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Amazon Redshift Data API: statements run without a connection of the caller's, and are asked about afterwards.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">Using the Amazon Redshift Data API</a>
 */
final class DataApi implements Closeable {
    private static final long TICK_MILLISECONDS = 100;

    private static final int MOST_LISTED = 100;

    private final DataBehaviour behaviour;
    private final Permissions permissions;
    private final DataSubmissions submissions;
    private final DataStatements statements;
    private final DataSessions sessions;
    private final ExecutorService threads = Executors.newCachedThreadPool(DataApi::thread);

    DataApi(DataBehaviour behaviour, Permissions permissions, DataAccess access) {
        this.behaviour = behaviour;
        this.permissions = permissions;
        this.statements = new DataStatements(behaviour);
        this.sessions = new DataSessions(behaviour);
        this.submissions = new DataSubmissions(behaviour, access, statements, sessions, threads);
        threads.execute(this::watch);
    }

    Fields execute(Caller caller, Parameters parameters, boolean batch) {
        DataRequest request = DataRules.request(parameters, batch);
        DataStatement statement = submissions.take(caller, request);
        int wait = DataRules.wait(parameters);
        await(statement, wait);
        return statement.seenAtOnce(seen -> DataAnswers.submitted(seen, wait > 0));
    }

    Fields describe(Caller caller, Parameters parameters) {
        String id = DataRules.statement(parameters);
        permissions.require(caller, Operation.DESCRIBE_STATEMENT.action(), "*");
        DataStatement statement = statements.find(caller, id);
        int part = part(statement, id);
        await(statement, DataRules.wait(parameters));
        return statement.seenAtOnce(seen -> DataAnswers.described(seen, part));
    }

    Fields result(Caller caller, Parameters parameters, Operation operation) {
        String id = DataRules.statement(parameters);
        permissions.require(caller, operation.action(), "*");
        DataStatement statement = statements.find(caller, id);
        int part = part(statement, id);
        await(statement, DataRules.wait(parameters));
        DatabaseAnswer answer = answer(statement, part)
                .orElseThrow(() -> new AwsRefusal(
                        Fault.STATEMENT_NOT_FOUND,
                        "Query does not have result. Please check query status with DescribeStatement.",
                        Fields.of("ResourceId", id)));
        boolean csv = statement.request().csv();
        if (csv != (operation == Operation.GET_STATEMENT_RESULT_V2)) {
            throw DataRules.invalid("The result format of the statement is " + (csv ? "CSV" : "JSON")
                    + ", which this operation does not return.");
        }
        String token = parameters.text("NextToken").orElse("");
        return new DataResult(answer).page(token, behaviour.pageBytes(), csv);
    }

    Fields cancel(Caller caller, Parameters parameters) {
        String id = DataRules.statement(parameters);
        permissions.require(caller, Operation.CANCEL_STATEMENT.action(), "*");
        DataStatement statement = statements.find(caller, id);
        if (!id.equals(statement.id())) {
            throw DataRules.invalid("A statement of a batch cannot be cancelled by itself.");
        }
        DataStatus status = statement.status();
        if (!status.active()) {
            throw DataRules.invalid("Could not cancel a query that is already in " + status + " state with ID: " + id);
        }
        try {
            statement.cancel();
            return Fields.of("Status", true);
        } catch (IOException e) {
            throw new AwsRefusal(Fault.DATABASE_CONNECTION, String.valueOf(e.getMessage()));
        }
    }

    /** Answers with the last ones first, and without a status with those that have finished alone, as AWS does. */
    Fields list(Caller caller, Parameters parameters) {
        int most = DataRules.number(parameters, "MaxResults", 0, MOST_LISTED)
                .filter(number -> number > 0)
                .orElse(MOST_LISTED);
        permissions.require(caller, Operation.LIST_STATEMENTS.action(), "*");
        DataFilter filter = DataFilter.of(caller, parameters);
        List<DataStatement> found = statements.of(caller).stream()
                .filter(filter::takes)
                .dropWhile(filter::beforePage)
                .toList();
        Fields answer = Fields.of(
                "Statements",
                found.stream().limit(most).map(DataAnswers::listed).toList());
        return found.size() > most ? answer.with("NextToken", found.get(most).id()) : answer;
    }

    /** Ends the connections of all that runs. */
    @Override
    public void close() {
        threads.shutdownNow();
        sessions.close();
    }

    private static Optional<DatabaseAnswer> answer(DataStatement statement, int part) {
        List<DataPart> parts = statement.parts();
        DataPart asked = parts.get(Math.max(part, 1) - 1);
        boolean there = statement.status() == DataStatus.FINISHED && asked.hasResultSet();
        return there ? Optional.ofNullable(asked.answer()) : Optional.empty();
    }

    /** Returns which of a batch an id means, counted from 1; 0 for the whole. */
    private static int part(DataStatement statement, String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return 0;
        }
        String number = id.substring(colon + 1);
        boolean known = statement.request().batch()
                && number.length() <= 2
                && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= statement.parts().size();
        if (!known) {
            throw DataStatements.notFound(id);
        }
        return Integer.parseInt(number);
    }

    private static void await(DataStatement statement, int seconds) {
        try {
            if (seconds > 0 && !statement.awaitEnd(Duration.ofSeconds(seconds), DataLimits.WAITING)) {
                throw new AwsRefusal(
                        Fault.ACTIVE_WAITING, "Too many requests wait for the end of the statement " + statement.id());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLISECONDS);
                sessions.expire();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "data-api");
        thread.setDaemon(true);
        return thread;
    }
}

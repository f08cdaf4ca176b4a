package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.DataQuotas.Kind;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.sql.StatementKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks the cluster what procedures said with {@code RAISE}, for no answer of the Data API tells it. It asks outside of
 * the session that called them: there a question that fails would fail an open transaction too, and a transaction that
 * has failed takes no question.
 */
final class ProcedureMessages {

    private final DataApi api;
    private final String name;
    private final String comment;
    private final Duration patience;
    private final DataWait wait;
    private final AtomicLong requests = new AtomicLong();
    private boolean toldLate;
    private boolean givenUp;

    /** What the server said during a statement, in the words that the driver has for it. */
    record Notice(String severity, String text) {

        private static Notice unknown(String why) {
            return new Notice("WARNING", "what procedures say is not known: " + why);
        }
    }

    /** What was said during the commands of a request, by their places in it. */
    record Said(Map<Integer, List<Notice>> notices) {

        static final Said NOTHING = new Said(Map.of());

        /** Passes on what was said during one of them, which has an index in its message. */
        void tell(int place, int index, ResultListener answers) {
            notices.getOrDefault(place, List.of())
                    .forEach(notice -> answers.notice(index, notice.severity(), notice.text()));
        }
    }

    /**
     * Makes those of a session.
     *
     * @param name the beginning of the names of its questions
     * @param comment leads each of them
     * @param patience how long a question may take in all, throttling included: meanwhile nobody uses the session,
     *     which may not end because of that
     */
    ProcedureMessages(DataApi api, String name, String comment, Duration patience) {
        this.api = api;
        this.name = name + "/said";
        this.comment = comment;
        this.patience = patience;
        this.wait = new DataWait(api);
    }

    /** Returns what procedures said during commands that have run; why that is not known, it says once. */
    Said of(List<Command> commands) {
        Map<String, Integer> calls = calls(commands);
        if (calls.isEmpty() || givenUp) {
            return Said.NOTHING;
        }
        try {
            List<Row> rows = asked(new MessagesQuery(List.copyOf(calls.keySet())))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return said(calls, rows);
        } catch (ExecutionException e) {
            return unknown(calls, reason(e.getCause()));
        } catch (TimeoutException e) {
            stop();
            return unknown(calls, "there is no answer after " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Said.NOTHING;
        }
    }

    /** What waits inside of a request has limits of its own, so a thread of its own waits there. */
    private CompletableFuture<List<Row>> asked(MessagesQuery query) {
        CompletableFuture<List<Row>> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(rows(query));
                    } catch (TransportException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "procedure-messages");
        asking.setDaemon(true);
        asking.start();
        return answer;
    }

    private String reason(@Nullable Throwable problem) {
        if (problem instanceof AwsServiceException refusal) {
            return api.refused(refusal, "ExecuteStatement").error().words();
        }
        if (problem instanceof TransportException failure) {
            return failure.error().words();
        }
        if (problem instanceof SdkException || problem instanceof DiagnosticException) {
            return OneLine.of(problem.getMessage());
        }
        throw new IllegalStateException(problem);
    }

    /** Returns the places of the calls of procedures, by how their comments begin. */
    private static Map<String, Integer> calls(List<Command> commands) {
        Map<String, Integer> calls = new LinkedHashMap<>();
        for (int place = 0; place < commands.size(); place++) {
            String sql = commands.get(place).sql();
            Optional<String> beginning = Marker.beginning(sql);
            if (beginning.isPresent() && StatementKind.of(sql) == StatementKind.CALL) {
                calls.put(beginning.get(), place);
            }
        }
        return calls;
    }

    private List<Row> rows(MessagesQuery query) throws TransportException {
        String question = name + "/" + requests.incrementAndGet();
        DataApi.Submitted asked =
                api.submit(api.attempts(Kind.EXECUTE), comment + query.sql(), question, null, Duration.ZERO);
        DataOutcome outcome = wait.until(asked.id());
        if (outcome.error() != null) {
            throw new TransportException(DataError.of(outcome.error()).error(), null);
        }
        var pages = api.results(asked.id(), true);
        requests.addAndGet(pages.size());
        return DataRows.of(pages, Integer.MAX_VALUE).rows();
    }

    private Said said(Map<String, Integer> calls, List<Row> rows) {
        Map<Integer, List<Notice>> notices = new HashMap<>();
        int last = 0;
        for (Row row : rows) {
            last = calls.getOrDefault(row.text(0), last);
            List<Notice> of = notices.computeIfAbsent(last, place -> new ArrayList<>());
            if (row.value(1) != null) {
                of.add(new Notice(row.text(1).strip(), row.text(2).stripTrailing()));
            }
        }
        Optional<Integer> late = calls.values().stream()
                .filter(place -> !notices.containsKey(place))
                .findFirst();
        if (rows.size() == MessagesQuery.MOST) {
            notices.getOrDefault(last, new ArrayList<>())
                    .add(Notice.unknown("more than " + MessagesQuery.MOST + " messages at once are not shown"));
        } else if (late.isPresent() && !toldLate) {
            toldLate = true;
            notices.put(late.get(), List.of(Notice.unknown("the query history does not have the call yet")));
        }
        return new Said(notices);
    }

    private Said unknown(Map<String, Integer> calls, String why) {
        givenUp = true;
        int first = calls.values().iterator().next();
        return new Said(Map.of(first, List.of(Notice.unknown(why + "; this session does not ask again"))));
    }

    /** Returns how many requests it took. */
    long requests() {
        return requests.get();
    }

    /** Does not wait for an answer any more. */
    void stop() {
        wait.stop();
    }
}

package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Timing;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs tests one after the other. One that fails does not keep the others from running. */
public final class TestRunner {

    private final TestContext context;
    private final Transport transport;
    private final History history;
    private final Interruption interruption;
    private final TestListener listener;

    /**
     * Makes a runner.
     *
     * @param history hears of each session before it is used
     */
    public TestRunner(
            TestContext context,
            Transport transport,
            History history,
            Interruption interruption,
            TestListener listener) {
        this.context = context;
        this.transport = transport;
        this.history = history;
        this.interruption = interruption;
        this.listener = listener;
    }

    /** Returns the statements whose times in earlier runs count. */
    public static List<Timing.Key> timed(List<TestScript> tests) {
        return tests.stream()
                .flatMap(test -> test.statements().stream()
                        .filter(TestStatement::isCall)
                        .map(statement -> RunningTest.timing(test, statement, Duration.ZERO)
                                .key()))
                .toList();
    }

    /**
     * Runs the tests, and returns what became of them.
     *
     * @param first a session that the history knows already, which is closed; absent when one is to be opened
     */
    public TestOutcome run(List<TestScript> tests, @Nullable Session first) {
        List<TestResult> results = new ArrayList<>();
        List<Timing> timings = new ArrayList<>();
        Diagnostic stopped = null;
        String deployment = context.setUp().marker().deployment();
        try (TestSession session = new TestSession(deployment, transport, history, interruption, first)) {
            for (TestScript test : tests) {
                TestResult result;
                if (stopped != null || interruption.requested()) {
                    result = notRun(test, results);
                } else {
                    RunningTest running = new RunningTest(test, context, session, interruption);
                    stopped = open(session);
                    result = stopped == null ? running.run() : notRun(test, results);
                    timings.addAll(running.timings());
                }
                results.add(result);
                listener.testEnded(result, results.size(), tests.size());
            }
            return new TestOutcome(results, timings, session.messages(), stopped);
        }
    }

    /** Returns why no session can be opened; null when one is open. */
    private static @Nullable Diagnostic open(TestSession session) {
        try {
            session.open();
            return null;
        } catch (DiagnosticException e) {
            return e.diagnostics().get(0);
        } catch (TransportException e) {
            return Diagnostic.error(SqlTestCode.STATEMENT_FAILED, "no session could be opened: " + e.getMessage());
        }
    }

    /** The first test that could not run because the user stopped the tests tells that they were stopped. */
    private TestResult notRun(TestScript test, List<TestResult> before) {
        boolean told = before.stream().anyMatch(result -> result.state() == State.CANCELLED);
        State state = interruption.requested() && !told ? State.CANCELLED : State.NOT_RUN;
        List<StatementResult> statements =
                test.statements().stream().map(StatementResult::notRun).toList();
        return new TestResult(test.name(), state, Duration.ZERO, statements);
    }

    /** Returns how a test script ended whose statements ended so. */
    static State state(List<StatementResult> statements, boolean cancelled) {
        if (cancelled) {
            return State.CANCELLED;
        }
        return statements.stream().anyMatch(statement -> statement.verdict() == Verdict.FAILED)
                ? State.FAILED
                : State.SUCCEEDED;
    }
}

package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.catalogue.TypeWords;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.StatementFailure;
import io.github.redshiftdeploy.history.Timing;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.script.Sha256;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test script that runs: in a transaction that is rolled back at its end, unless it says that it commits. A statement
 * that fails as expected ends the transaction too; the next one begins with what the script has done before, its
 * queries left out.
 */
final class RunningTest {

    private static final int DIGEST_BYTES = 32;

    private final TestScript test;
    private final TestContext context;
    private final TestSession session;
    private final Interruption interruption;
    private final SlowCalls slow;
    private final List<TestStatement> done = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private boolean open;
    private boolean limited;
    private boolean broken;
    private boolean cancelled;

    RunningTest(TestScript test, TestContext context, TestSession session, Interruption interruption) {
        this.test = test;
        this.context = context;
        this.session = session;
        this.interruption = interruption;
        this.slow = new SlowCalls(context.before(), context.slow());
    }

    TestResult run() {
        long begun = System.nanoTime();
        List<StatementResult> results = new ArrayList<>();
        boolean goesOn = true;
        for (TestStatement statement : test.statements()) {
            if (goesOn && interruption.requested()) {
                cancelled = true;
                goesOn = false;
            }
            StatementResult result = goesOn ? run(statement) : StatementResult.notRun(statement);
            goesOn &= !cancelled && goesOnAfter(result);
            results.add(result);
        }
        session.rollBack();
        if (test.commits()) {
            session.close(); // Whatever it has set is none of the next test's.
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new TestResult(test.name(), TestRunner.state(results, cancelled), elapsed, results);
    }

    List<Timing> timings() {
        return timings;
    }

    /** In a transaction that has failed nothing runs any more, and without its session nothing at all. */
    private boolean goesOnAfter(StatementResult result) {
        boolean failed = result.verdict() == Verdict.FAILED;
        return session.alive() && !(failed && broken);
    }

    /** The rows of the last statement of a message. */
    private static final class Answer implements ResultListener {

        private final int last;
        private @Nullable Rows rows;

        private Answer(int last) {
            this.last = last;
        }

        @Override
        public void rows(int statement, Rows answered) {
            if (statement == last) {
                rows = answered;
            }
        }
    }

    private StatementResult run(TestStatement statement) {
        List<Command> commands = before(statement);
        int before = test.commits() ? 0 : commands.size();
        Answer answer = new Answer(before);
        long begun = System.nanoTime();
        try {
            if (test.commits() && !commands.isEmpty()) {
                // Without a transaction around them they would be one together, which not every statement allows.
                session.read(new Message(commands), ResultListener.IGNORED, 1);
                commands.clear();
                begun = System.nanoTime();
            }
            commands.add(command(statement));
            session.read(new Message(commands), answer, statement.rows());
        } catch (StatementException e) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            boolean itself = commands.size() == before + 1 && e.statement() == before;
            return itself ? failed(statement, e, elapsed) : brokenBefore(statement, e, elapsed);
        }
        open = !test.commits();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        if (!statement.isQuery()) {
            done.add(statement);
        }
        return judge(statement, answer.rows, elapsed);
    }

    /** Returns what goes before a statement: in a transaction, in the same message. */
    private List<Command> before(TestStatement statement) {
        List<Command> commands = new ArrayList<>();
        if (!open && !test.commits()) {
            commands.add(new Command(Kind.BEGIN, "BEGIN"));
            commands.add(new Command(Kind.ROW, context.setUp().marker().comment() + context.fence()));
            done.forEach(before -> commands.add(command(before)));
            limited = false; // A rollback undoes settings too.
        }
        if (statement.within() != null || limited) {
            commands.add(limit(statement.within()));
            limited = statement.within() != null;
        }
        return commands;
    }

    private Command limit(@Nullable Duration within) {
        Duration usual = context.setUp().config().statementTimeout();
        Duration limit = within != null ? within : usual == null ? Duration.ZERO : usual;
        return new Command(kind(), context.setUp().marker().comment() + "SET statement_timeout TO " + limit.toMillis());
    }

    private Command command(TestStatement statement) {
        return new Command(kind(), comment(statement) + statement.statement().sql());
    }

    private Kind kind() {
        return test.commits() ? Kind.ALONE : Kind.STATEMENT;
    }

    private String comment(TestStatement statement) {
        return context.setUp()
                .marker()
                .comment(test.name(), statement.statement().number());
    }

    private StatementResult failed(TestStatement statement, StatementException e, Duration elapsed) {
        if (interruption.requested()) {
            cancelled = true;
            return StatementResult.notRun(statement);
        }
        ExpectedError expected = statement.error();
        if (expected == null || !session.alive()) {
            broken = !test.commits() || !session.alive();
            return StatementResult.failed(statement, elapsed, because(statement, e));
        }
        if (!test.commits()) {
            session.rollBack();
            open = false;
        }
        return expected.matches(e.error())
                ? StatementResult.passed(statement, elapsed, Optional.empty())
                : StatementResult.failed(
                        statement,
                        elapsed,
                        at(
                                statement,
                                notAsExpected("expected " + expected.written() + ", and the server says: "
                                        + e.error().wordsWithState())));
    }

    /** The server stopped it in time, or refused it. */
    private Diagnostic because(TestStatement statement, StatementException e) {
        if (statement.within() != null && SqlState.of(e.error()) == SqlState.CANCELLED) {
            return at(
                    statement,
                    notAsExpected("it takes longer than " + words(statement.within()) + ", and was cancelled"));
        }
        ScriptStatement source = statement.statement();
        Diagnostic said = new StatementFailure(
                        test.script(),
                        source,
                        source.number(),
                        test.statements().size(),
                        comment(statement).length())
                .diagnostic(e.error(), e.position(), !session.alive());
        Diagnostic told = Diagnostic.error(SqlTestCode.STATEMENT_FAILED, said.message());
        for (String note : said.notes()) {
            told = told.note(note);
        }
        return test.script().show(said.place() == null ? told : told.at(said.place()));
    }

    /** What the script did before could not be done again, or the transaction could not begin. */
    private StatementResult brokenBefore(TestStatement statement, StatementException e, Duration elapsed) {
        if (interruption.requested()) {
            cancelled = true;
            return StatementResult.notRun(statement);
        }
        broken = true;
        return StatementResult.failed(
                statement,
                elapsed,
                at(
                        statement,
                        Diagnostic.error(
                                SqlTestCode.STATEMENT_FAILED,
                                "what goes before it failed: " + e.error().wordsWithState())));
    }

    private StatementResult judge(TestStatement statement, @Nullable Rows rows, Duration elapsed) {
        Optional<Diagnostic> problem = problem(statement, rows, elapsed);
        if (problem.isPresent()) {
            return StatementResult.failed(statement, elapsed, at(statement, problem.get()));
        }
        if (!statement.isCall()) {
            return StatementResult.passed(statement, elapsed, Optional.empty());
        }
        Timing timing = timing(test, statement, elapsed);
        Optional<Diagnostic> slower = slow.problem(timing).map(said -> at(statement, said));
        boolean fails = slower.isPresent() && slower.get().severity() == Severity.ERROR;
        if (fails) {
            return StatementResult.failed(statement, elapsed, slower.get());
        }
        timings.add(timing);
        return StatementResult.passed(statement, elapsed, slower);
    }

    private Optional<Diagnostic> problem(TestStatement statement, @Nullable Rows rows, Duration elapsed) {
        if (statement.error() != null) {
            return Optional.of(notAsExpected("expected " + statement.error().written() + ", and it succeeds"));
        }
        Duration within = statement.within();
        if (within != null && elapsed.compareTo(within) > 0) {
            return Optional.of(notAsExpected("it took " + words(elapsed) + ", and may take " + words(within)));
        }
        if (statement.expectations().isEmpty()) {
            return rows == null || !statement.isQuery() ? Optional.empty() : untold(rows);
        }
        if (rows == null) {
            return Optional.of(notAsExpected("rows are expected, and it returns none at all"));
        }
        List<String> said = new ArrayList<>();
        for (Expectation expectation : statement.expectations()) {
            said.addAll(expectation.differences(rows));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(notAsExpected(said));
    }

    /** A query that says nothing else must be true. */
    private static Optional<Diagnostic> untold(Rows rows) {
        boolean single =
                rows.rows().size() == 1 && rows.columns().size() == 1 && TypeWords.isBoolean(Expectation.type(rows, 0));
        if (!single) {
            return Optional.of(
                    notAsExpected(List.of(
                                    "it returns " + Expectation.shape(rows) + ", and no comment says what is expected",
                                    Expectation.table(rows)))
                            .help(
                                    "write '-- expect: ...' before it; without that a query returns one boolean, which must be true"));
        }
        String value = Cell.written(rows.rows().get(0).value(0), Expectation.type(rows, 0));
        return value.equals("true")
                ? Optional.empty()
                : Optional.of(notAsExpected("expected true, and it is " + value));
    }

    private static Diagnostic notAsExpected(String message) {
        return notAsExpected(List.of(message));
    }

    private static Diagnostic notAsExpected(List<String> said) {
        Diagnostic problem = Diagnostic.error(SqlTestCode.NOT_AS_EXPECTED, said.get(0));
        for (String note : said.subList(1, said.size())) {
            problem = problem.note(note);
        }
        return problem;
    }

    private Diagnostic at(TestStatement statement, Diagnostic problem) {
        return test.script()
                .show(problem.at(test.script().place(statement.statement().start())));
    }

    private static String words(Duration time) {
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    static Timing timing(TestScript test, TestStatement statement, Duration elapsed) {
        ScriptStatement source = statement.statement();
        String digest = Sha256.of(source.fingerprint(), DIGEST_BYTES);
        return new Timing(test.name(), source.number(), digest, elapsed.toMillis());
    }
}

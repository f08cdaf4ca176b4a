package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.report.TestReport;
import io.github.redshiftdeploy.sqltest.TestContext;
import io.github.redshiftdeploy.sqltest.TestListener;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import io.github.redshiftdeploy.sqltest.TestRunner;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tests that run by themselves: nothing is deployed, and meanwhile nobody else deploys. */
final class SqlTests {

    private final DeployConfig config;
    private final Route route;
    private final Clock clock;
    private final Instant started;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> problems;
    private final TestReport report;

    SqlTests(DeployConfig config, Route route, Clock clock, Consumer<String> log, Consumer<Diagnostic> problems) {
        this.config = config;
        this.route = route;
        this.clock = clock;
        this.started = clock.instant();
        this.log = log;
        this.problems = problems;
        this.report = new TestReport(log, problems);
    }

    /**
     * Runs tests while somebody holds the lease.
     *
     * @param first a session that the history knows already; absent when one is to be opened
     */
    static TestOutcome run(
            TestSet tests,
            ReachedTarget target,
            Interruption interruption,
            TestListener listener,
            @Nullable Session first)
            throws TransportException {
        TestContext context = new TestContext(
                target.setUp(),
                target.sql().readFence(target.id()),
                target.config().tests().slow(),
                target.history().timings(TestRunner.timed(tests.tests())));
        return new TestRunner(context, target.transport(), target.history(), interruption, listener)
                .run(tests.tests(), first);
    }

    TestOutcome run() throws IOException, TransportException {
        TestSet tests =
                new Validator(clock).requireTests(config.scripts(), config.connectedChecks(), config.tests(), problems);
        if (tests.isEmpty()) {
            log.accept("there is no test: none beside a script, and none in '"
                    + config.tests().folder() + "'");
            return TestOutcome.NONE;
        }
        String id = DeploymentId.at(started);
        try (Interruption interruption = Interruption.watch();
                ReachedTarget target = ReachedTarget.of(id, config, route, log)) {
            report.begin(id, config, route.address(), tests.tests().size());
            return run(tests, target, interruption);
        }
    }

    private TestOutcome run(TestSet tests, ReachedTarget target, Interruption interruption)
            throws IOException, TransportException {
        try {
            LeasedRun leased = new LeasedRun(DeploymentKind.TEST, target, started, clock, report);
            TestOutcome outcome = leased.run(begun -> test(settled(tests, target), target, interruption, begun))
                    .answerIfWritten();
            interruption.settle();
            report.end(outcome, Duration.between(started, clock.instant()), config.reports());
            return outcome;
        } catch (InterruptedException e) {
            interruption.settle();
            throw new DiagnosticException(Interruption.beforeTheFirstStatement(), e);
        } catch (TransportException e) {
            if (interruption.settle()) {
                throw new DiagnosticException(Interruption.beforeTheFirstStatement(), e);
            }
            throw e;
        }
    }

    /** The target knows procedures and schemas of which the tests alone do not tell what they are. */
    private TestSet settled(TestSet tests, ReachedTarget target) throws TransportException {
        Validation none = new Validation(List.of(), List.<CheckedScript>of(), Duration.ZERO);
        return new Planning(config.scripts(), config.run(), none, tests).tests(target.control());
    }

    private LeasedRun.Done<TestOutcome> test(
            TestSet tests, ReachedTarget target, Interruption interruption, LeasedRun leased)
            throws TransportException {
        try (Session session = target.transport().open(Purpose.SCRIPTS)) {
            leased.begin(null, List.of(session.id()), Set.of());
            TestOutcome outcome = run(tests, target, interruption, report, session);
            String error = outcome.failure().map(Diagnostic::message).orElse(null);
            return new LeasedRun.Done<>(
                    outcome,
                    outcome.state().recorded(),
                    outcome.ending(),
                    error,
                    target.sql().timings(target.id(), outcome.timings()));
        }
    }
}

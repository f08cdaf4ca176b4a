package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.connect.jdbc.JdbcTransport;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.ClusterAccess;
import io.github.redshiftdeploy.execute.Dependencies;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Execution;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.SqlContext;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.history.Ownership;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.StatementFile;
import io.github.redshiftdeploy.script.Checkout;
import io.github.redshiftdeploy.script.Script;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One deployment, from the connection to its last word. */
final class Deployment implements AutoCloseable {

    private final DeployConfig config;
    private final RunConfig run;
    private final DeploymentReport report;
    private final Clock clock;
    private final Interruption interruption;
    private final Console console;
    private final SessionSetUp setUp;
    private final HistorySql historySql;
    private final Transport transport;
    private final Control control;
    private final History history;

    Deployment(
            DeployConfig config,
            CredentialSource credentials,
            DeploymentReport report,
            Clock clock,
            Console console,
            Consumer<String> log,
            Interruption interruption) {
        this.config = config;
        this.run = config.run();
        this.report = report;
        this.clock = clock;
        this.interruption = interruption;
        this.console = console;
        this.setUp = new SessionSetUp(config.connection(), new Marker(report.id(), config.audit()));
        this.transport = new JdbcTransport(credentials, config.target().database(), setUp, log);
        this.control = new Control(transport);
        this.historySql = new HistorySql(run.historySchema(), run.identity());
        this.history = new History(historySql, ownership(config), run.historyOwner(), control);
    }

    static Ownership ownership(DeployConfig config) {
        RunConfig run = config.run();
        return new Ownership(
                run.identity(),
                run.adopt(),
                commit -> Checkout.has(config.scripts().root(), commit));
    }

    /** Says that it begins. */
    void begin() {
        console.begin(
                report.id(),
                config.target().name(),
                report.endpoint() + ", database " + config.target().database(),
                config.audit());
    }

    /** Returns the plan that does nothing, when the history says so of all the scripts. */
    Optional<Plan> nothingToDo(List<Script> scripts) throws IOException, TransportException {
        List<String> paths = scripts.stream().map(Script::name).toList();
        Map<String, ScriptRow> latest =
                history.whenAllIsWell(run.name(), config.target().name(), paths).orElse(Map.of());
        return Planning.nothingToDo(scripts, latest, config.scripts());
    }

    /** Runs the scripts; what stops it before the first of them is thrown. */
    Outcome run(Validation scripts) throws IOException, TransportException, InterruptedException {
        // Alone: when the password is wrong the lanes must not try it too.
        control.open();
        try (Lease lease = new Lease(history, control, report.id(), run.leaseDuration());
                OpeningLanes lanes = new OpeningLanes(transport, run.oneTransaction() ? 1 : run.parallel())) {
            history.prepare();
            lease.take(config.audit(), run.lockTimeout(), console::waiting);
            return execute(scripts, lease, lanes);
        }
    }

    private Outcome execute(Validation scripts, Lease lease, OpeningLanes lanes)
            throws IOException, TransportException, InterruptedException {
        boolean recorded = false;
        Outcome outcome = null;
        try {
            List<Session> sessions = lanes.sessions();
            history.upgrade();
            Planning planning = new Planning(config.scripts(), run, scripts);
            PriorDeployments past = history.pastWithoutOrphans(
                    run.name(), config.target().name(), planning.asking(), run.lockTimeout(), run.assume() != null);
            Plan plan = planning.plan(past, control);
            plan.check();
            console.adopted(past.adopted().size());
            console.skipped(plan);
            history.begin(row(plan, sessions), past.adopted(), run.version());
            recorded = true;
            console.run(plan);
            SqlContext context = new SqlContext(
                    config.scripts(), setUp, historySql, historySql.readFence(report.id()), run.oneTransaction());
            ClusterAccess cluster = new ClusterAccess(transport, control, history, lease);
            outcome = run(plan, dependencies(planning, plan), context, cluster, sessions);
        } finally {
            if (outcome == null) {
                giveUp(recorded, lease);
            }
        }
        return end(outcome, lease);
    }

    private Outcome run(
            Plan plan, Dependencies dependencies, SqlContext context, ClusterAccess cluster, List<Session> sessions)
            throws InterruptedException {
        StatementFile statements = StatementFile.begin(config.reports(), report.id());
        try (statements) {
            return new Execution(context, cluster, run, console, interruption, statements, clock)
                    .run(plan, dependencies, sessions);
        } finally {
            statements.problem().ifPresent(console::remark);
        }
    }

    /** Nobody has to wait for a deployment that does nothing, so it needs no lease; the history has it all the same. */
    Outcome skip(Plan plan) throws TransportException {
        console.skipped(plan);
        Instant now = clock.instant();
        history.begin(row(plan, List.of()).ended(DeploymentState.SUCCEEDED, now.toString()), Set.of(), run.version());
        Outcome outcome = Outcome.nothing(plan).beside(control.messages(), console.remarks());
        console.end(outcome, Duration.between(report.started(), now));
        return outcome;
    }

    /** A single lane that stops at the first failure keeps the given order, so it needs no dependencies. */
    private Dependencies dependencies(Planning planning, Plan plan) {
        boolean asGiven = run.oneTransaction() || (run.parallel() == 1 && run.onError() == OnError.STOP);
        return asGiven ? Dependencies.asGiven() : Dependencies.of(plan, planning.ties(plan));
    }

    private DeploymentRow row(Plan plan, List<Session> sessions) {
        return new DeploymentRow(
                report.id(),
                plan.resumes() == null ? report.id() : plan.resumes().root(),
                run.identity().project(),
                run.identity().execution(),
                DeploymentKind.DEPLOY,
                run.name(),
                config.target().name(),
                DeploymentState.RUNNING,
                report.started().toString(),
                null,
                config.audit(),
                sessions.stream().map(Session::id).toList(),
                null);
    }

    /** What the history is told at the end, and the lease, go in one transaction. */
    private Outcome end(Outcome outcome, Lease lease) {
        Instant now = clock.instant();
        Diagnostic failure = outcome.failure();
        List<String> statements = new ArrayList<>(outcome.rows());
        statements.add(historySql.ended(
                report.id(), outcome.state().recorded(), now, failure == null ? null : failure.message()));
        if (outcome.state() == State.SUCCEEDED) {
            // After a failure something may still be on its way; the next deployment takes the fence down.
            statements.add(historySql.dropFence(report.id()));
        }
        statements.add(lease.release());
        Outcome ended = outcome;
        try {
            history.write(statements);
        } catch (TransportException | DiagnosticException e) {
            ended = failure == null ? notRecorded(outcome, e) : outcome;
            console.remark(notWritten(e));
            release(lease);
        }
        ended = ended.beside(control.messages(), console.remarks());
        console.end(ended, Duration.between(report.started(), now));
        return ended;
    }

    /** The next deployment would take this one for unfinished; so whoever reads that it succeeded would be misled. */
    private static Outcome notRecorded(Outcome outcome, Exception problem) {
        Diagnostic failure = Diagnostic.error(ExecuteCode.HISTORY_FAILED, notWritten(problem))
                .note("committed: all scripts")
                .help("deploy again: nothing is left to do but that");
        return new Outcome(State.FAILED, outcome.scripts(), failure, List.of(), outcome.roundTrips(), List.of());
    }

    /** Nothing has run; why, is on its way to the user already. */
    private void giveUp(boolean recorded, Lease lease) {
        List<String> statements = new ArrayList<>();
        if (recorded) {
            statements.add(historySql.ended(report.id(), DeploymentState.FAILED, clock.instant(), null));
        }
        statements.add(lease.release());
        try {
            history.write(statements);
        } catch (TransportException | DiagnosticException e) {
            console.remark(notWritten(e));
            release(lease);
        }
    }

    private void release(Lease lease) {
        try {
            history.write(List.of(lease.release()));
        } catch (TransportException | DiagnosticException e) {
            console.remark("the lease expires in " + run.leaseDuration().toSeconds() + " s");
        }
    }

    private static String notWritten(Exception problem) {
        return "the end of the deployment could not be written to the history: " + problem.getMessage();
    }

    @Override
    public void close() {
        control.close();
    }
}

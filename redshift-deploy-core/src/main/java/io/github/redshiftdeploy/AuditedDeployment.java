package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.OnError;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentFormats;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.script.FileWords;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptCode;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A deployment of which a record is kept whatever happens: a mistake, a lost connection, a bug of ours, Ctrl-C. */
final class AuditedDeployment {

    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> warnings;
    private final DeploymentFormats formats;
    private final Route route;
    private final Validator validator;
    private final List<Diagnostic> problems = new ArrayList<>();
    private DeployConfig config;
    private DeploymentReport report;
    private GateKeeper gates;

    AuditedDeployment(
            DeployConfig config,
            Route route,
            DeploymentReport report,
            DeploymentFormats formats,
            Clock clock,
            Consumer<String> log,
            Consumer<Diagnostic> warnings) {
        this.config = config;
        this.route = route;
        this.report = report;
        this.formats = formats;
        this.clock = clock;
        this.log = log;
        this.warnings = warnings;
        this.validator = new Validator(clock);
        this.gates = new GateKeeper(config, clock);
    }

    /** What is done, of which the record tells. */
    @FunctionalInterface
    private interface Work {
        Outcome with(Interruption interruption) throws IOException, TransportException, InterruptedException;
    }

    /** Deploys, and writes how that has ended; what stops it before the first script is written and thrown. */
    Outcome run() throws IOException, TransportException {
        return run(this::deploy);
    }

    /**
     * Undoes a deployment, and writes how that has ended; what stops it before anything of it is written and thrown.
     */
    Outcome undo() throws IOException, TransportException {
        return run(this::undo);
    }

    private Outcome run(Work work) throws IOException, TransportException {
        formats.begin(report);
        try (Interruption interruption = Interruption.watch()) {
            Outcome outcome = null;
            try {
                outcome = work.with(interruption);
            } catch (InterruptedException e) {
                interruption.settle();
                throw cancelled(e);
            } catch (IOException | TransportException | RuntimeException e) {
                // What read or waited was perhaps only told to stop. A bug may show at any time, so it claims nothing.
                boolean bug = e instanceof RuntimeException && !(e instanceof DiagnosticException);
                if (interruption.settle() && !bug) {
                    throw cancelled(e);
                }
                problems.addAll(reasons(e));
                throw e;
            } finally {
                end(outcome, interruption.settle());
            }
            return outcome;
        }
    }

    /** Returns what is known of it. */
    DeploymentReport report() {
        return report;
    }

    /**
     * The scripts are checked before the target is asked anything, unless the history may say that none of them runs.
     */
    private Outcome deploy(Interruption interruption) throws IOException, TransportException, InterruptedException {
        config = config.located(route::database);
        gates = new GateKeeper(config, clock);
        report = report.in(config.target().database());
        List<Script> conditional = validator.conditional(config.scripts());
        if (conditional.isEmpty()) {
            TestSet tests = tests();
            Validation scripts = check();
            try (Deployment deployment = begin(interruption)) {
                return undoneIfFailed(deployment.run(scripts, tests), interruption);
            }
        }
        try (Deployment deployment = begin(interruption)) {
            Optional<Plan> nothing = deployment.nothingToDo(conditional);
            if (nothing.isPresent()) {
                return deployment.skip(nothing.get());
            }
            TestSet tests = tests();
            return undoneIfFailed(deployment.run(check(), tests), interruption);
        }
    }

    /** What failed before it had committed anything needs no way back. */
    private Outcome undoneIfFailed(Outcome outcome, Interruption interruption)
            throws IOException, TransportException, InterruptedException {
        boolean committed = outcome.scripts().stream().anyMatch(script -> script.committed() > 0);
        if (config.run().onError() != OnError.ROLLBACK || outcome.state() != State.FAILED || !committed) {
            return outcome;
        }
        Console.unsaid(outcome).stream()
                .flatMap(failure -> Console.lines(failure).stream())
                .forEach(log);
        String id = DeploymentId.at(clock.instant());
        DeployConfig undoing = config.undoing(report.id());
        try (ReachedTarget target = ReachedTarget.of(id, undoing, route, log)) {
            GateKeeper none = new GateKeeper(undoing, clock);
            Deployment deployment = new Deployment(target, report.as(id), clock, formats, none, interruption, warnings);
            Diagnostic failure = deployment
                    .undo(() -> new Rollback(target, clock).prepare(log))
                    .failure();
            if (failure == null) {
                return outcome.rolledBackBy(id);
            }
            problems.add(failure);
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
        }
        problems.forEach(problem -> Console.lines(problem).forEach(log));
        return outcome.notRolledBack();
    }

    private Outcome undo(Interruption interruption) throws IOException, TransportException, InterruptedException {
        config = config.located(route::database);
        gates = GateKeeper.ofRollback(config, clock);
        report = report.in(config.target().database());
        report = report.at(route.address());
        try (ReachedTarget target = ReachedTarget.of(report.id(), config, route, log)) {
            Deployment deployment = new Deployment(target, report, clock, formats, gates, interruption, warnings);
            deployment.begin();
            Rollback rollback = new Rollback(target, clock);
            return deployment.undo(() -> {
                Deployment.Prepared prepared = rollback.prepare(log);
                report = report.undoing(prepared.undoes());
                return prepared;
            });
        }
    }

    /** What is wrong with them is told with what is wrong with the scripts, by {@link #check}. */
    private TestSet tests() throws IOException {
        return config.tests().afterDeployment()
                ? validator.tests(config.scripts(), config.connectedChecks(), config.tests())
                : TestSet.NONE;
    }

    private Validation check() throws IOException {
        Validation scripts = validator.require(config.scripts(), config.connectedChecks(), warning -> {
            warnings.accept(warning);
            problems.add(warning);
        });
        formats.checked(scripts);
        return scripts;
    }

    private Deployment begin(Interruption interruption) {
        report = report.at(route.address());
        ReachedTarget target = ReachedTarget.of(report.id(), config, route, log);
        Deployment deployment = new Deployment(target, report, clock, formats, gates, interruption, warnings);
        deployment.begin();
        return deployment;
    }

    private DiagnosticException cancelled(Exception cause) {
        Diagnostic cancelled = Interruption.beforeTheFirstStatement();
        problems.add(cancelled);
        return new DiagnosticException(cancelled, cause);
    }

    private void end(@Nullable Outcome outcome, boolean cancelled) {
        problems.addAll(formats.testProblems());
        if (outcome != null && outcome.failure() != null) {
            problems.add(outcome.failure());
        }
        report = report.waiving(gates.waived()).ended(clock.instant(), state(outcome, cancelled), outcome, problems);
        formats.end(report);
        if (cancelled) {
            // The process may end as soon as this method does, before anybody else can say it.
            problems.stream()
                    .flatMap(problem -> Console.lines(problem).stream())
                    .forEach(log);
            report.ending().map(Console::ending).ifPresent(log);
        }
    }

    private static State state(@Nullable Outcome outcome, boolean cancelled) {
        if (outcome != null) {
            return outcome.state();
        }
        return cancelled ? State.CANCELLED : State.FAILED;
    }

    /** A bug of ours has no diagnostic; it is thrown as it is. */
    static List<Diagnostic> reasons(Exception problem) {
        if (problem instanceof DiagnosticException explained) {
            return explained.diagnostics();
        }
        if (problem instanceof TransportException && problem.getCause() instanceof DiagnosticException explained) {
            return explained.diagnostics();
        }
        if (problem instanceof TransportException) {
            return List.of(Diagnostic.error(ConnectCode.FAILED, "the connection failed: " + problem.getMessage()));
        }
        if (problem instanceof IOException file) {
            return List.of(Diagnostic.error(ScriptCode.UNREADABLE, "a script cannot be read: " + FileWords.of(file)));
        }
        return List.of();
    }
}

package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.DeploymentId;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.JsonReport;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the goals ask for. It alone knows all stages, and leads the data through them one way. */
public final class Deployer {

    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> warnings;

    /**
     * Makes a deployer.
     *
     * @param log takes each line for people
     * @param warnings takes what does not stop a deployment
     */
    public Deployer(Clock clock, Consumer<String> log, Consumer<Diagnostic> warnings) {
        this.clock = clock;
        this.log = log;
        this.warnings = warnings;
    }

    /** Finds, orders and checks the scripts, and executes nothing: no connection is opened. */
    public Validation validate(ValidateConfig config) throws IOException {
        return new Validator(clock).validate(config);
    }

    /** Does the same for all scripts, as a deployment does before it begins. */
    public Validation validate(ScriptConfig config, CheckConfig checks) throws IOException {
        return new Validator(clock).validate(config, checks);
    }

    /**
     * Runs the scripts on the target and stops at the first failure. The audit record is written whatever happens.
     *
     * @throws DiagnosticException when the scripts have errors or there is no way to connect; nothing has run then
     */
    public Outcome execute(DeployConfig config, CredentialSource credentials) throws IOException, SQLException {
        Instant begun = clock.instant();
        JsonReport record = new JsonReport(config.reports());
        DeploymentReport report = DeploymentReport.begun(
                DeploymentId.at(begun), config.target().name(), config.target().database(), config.audit(), begun);
        record.write(report);
        List<Diagnostic> problems = new ArrayList<>();
        Outcome outcome = null;
        try (Interruption interruption = Interruption.watch()) {
            try {
                List<Outline> outlines = check(config, problems);
                report = report.at(credentials.endpoint().toString());
                outcome = new Deployment(config, credentials, report, clock, log, interruption).execute(outlines);
                if (outcome.failure() != null) {
                    problems.add(outcome.failure());
                }
            } catch (InterruptedException e) {
                interruption.settle();
                problems.add(cancelled());
                throw new DiagnosticException(cancelled(), e);
            } catch (IOException | SQLException | RuntimeException e) {
                // What read or waited was perhaps only told to stop. A bug may show at any time, so it claims nothing.
                boolean bug = e instanceof RuntimeException && !(e instanceof DiagnosticException);
                if (interruption.settle() && !bug) {
                    problems.add(cancelled());
                    throw new DiagnosticException(cancelled(), e);
                }
                problems.addAll(reasons(e));
                throw e;
            } finally {
                boolean cancelled = interruption.settle();
                record.write(report.ended(clock.instant(), state(outcome, cancelled), outcome, problems));
                if (cancelled) {
                    // The process may end as soon as this method does, before anybody else can say it.
                    problems.stream()
                            .flatMap(problem -> Console.lines(problem).stream())
                            .forEach(log);
                }
            }
        }
        return outcome;
    }

    private static Diagnostic cancelled() {
        return Diagnostic.error(ExecuteCode.CANCELLED, "cancelled before the first statement")
                .note("committed: nothing");
    }

    /** A bug of ours has no diagnostic; it is thrown as it is. */
    private static List<Diagnostic> reasons(Exception problem) {
        if (problem instanceof DiagnosticException explained) {
            return explained.diagnostics();
        }
        if (problem instanceof SQLException) {
            return List.of(Diagnostic.error(ConnectCode.FAILED, "the connection failed: " + problem.getMessage()));
        }
        if (problem instanceof IOException) {
            return List.of(Diagnostic.error(ScriptCode.UNREADABLE, "a script cannot be read: " + problem));
        }
        return List.of();
    }

    private List<Outline> check(DeployConfig config, List<Diagnostic> problems) throws IOException {
        Validation validation = validate(config.scripts(), config.checks());
        validation.warnings().forEach(warnings);
        problems.addAll(validation.warnings());
        validation.check();
        return validation.outlines();
    }

    private static State state(@Nullable Outcome outcome, boolean cancelled) {
        if (outcome != null) {
            return outcome.state();
        }
        return cancelled ? State.CANCELLED : State.FAILED;
    }
}

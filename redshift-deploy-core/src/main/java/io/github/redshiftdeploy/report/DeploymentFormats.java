package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.Progress;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.execute.StatementLog;
import io.github.redshiftdeploy.execute.StatementRun;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.FileWords;
import io.github.redshiftdeploy.sqltest.TestListener;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * All forms in which people and programs hear of a deployment. Without the record no deployment begins; once it has
 * begun, a file that cannot be written is worth a warning and changes nothing about how the deployment ends.
 */
public final class DeploymentFormats implements Progress, StatementLog, LeaseListener, TestListener {

    private final JsonReport record;
    private final List<DeploymentFormat> formats;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> warnings;
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final Set<String> reasons = new HashSet<>();
    private final List<Diagnostic> testProblems = new ArrayList<>();

    /**
     * Makes the forms of one deployment.
     *
     * @param folder takes the files
     * @param log takes each line for people
     * @param warnings takes what cannot be written
     */
    public DeploymentFormats(Path folder, GitHub github, Consumer<String> log, Consumer<Diagnostic> warnings) {
        this.log = log;
        this.warnings = warnings;
        this.record = new JsonReport(folder);
        // Each hears what could not be written by those before it.
        this.formats = List.of(
                new Console(log, github),
                new StatementFile(folder),
                record,
                new DeploymentJUnit(folder),
                new TestJUnit(folder),
                github);
    }

    /**
     * Tells that a deployment begins.
     *
     * @throws DiagnosticException when there can be no record: nothing is deployed then
     */
    public void begin(DeploymentReport report) {
        for (DeploymentFormat format : formats) {
            try {
                format.begun(report);
            } catch (IOException e) {
                if (format == record) {
                    throw refusal(report, e);
                }
                // What else cannot be written now is tried again at the end, and said there.
            }
        }
    }

    private DiagnosticException refusal(DeploymentReport report, IOException problem) {
        Diagnostic said = notWritten(Diagnostic::error, record, problem)
                .note("committed: nothing")
                .help("make room in its folder, or let this user write there, and deploy again");
        reasons.add(FileWords.of(problem));
        List<DeploymentFormat> others =
                formats.stream().filter(format -> format != record).toList();
        tell(others, report.ended(report.started(), State.FAILED, null, List.of(said)), Unwritten.AT_THE_END);
        return new DiagnosticException(said, problem);
    }

    /** Tells that the scripts have passed the checks. */
    public void checked(Validation scripts) {
        formats.forEach(format -> format.checked(scripts));
    }

    /** Tells that the deployment is about to log in. */
    public void connecting(DeploymentReport report) {
        formats.forEach(format -> format.connecting(report));
    }

    @Override
    public void waiting(Holder holder) {
        formats.forEach(format -> format.waiting(holder));
    }

    /** Tells of how many deployments the rows of another project have become this one's. */
    public void adopted(int deployments) {
        formats.forEach(format -> format.adopted(deployments));
    }

    /** Tells what does not run, and what the deployment goes on with. */
    public void skipped(Plan plan) {
        formats.forEach(format -> format.skipped(plan));
    }

    /** Tells which gates were waived, and by whom. */
    public void gates(List<GateAnswer> waived, String actor) {
        formats.forEach(format -> format.gates(waived, actor));
    }

    /** Tells that the scripts begin to run. */
    public void running(Plan plan) {
        formats.forEach(format -> format.running(plan));
    }

    @Override
    public void scriptStarted(Step step, int i, int n) {
        formats.forEach(format -> format.scriptStarted(step, i, n));
    }

    @Override
    public void message(String severity, String text) {
        formats.forEach(format -> format.message(severity, text));
    }

    @Override
    public void rows(Rows rows) {
        formats.forEach(format -> format.rows(rows));
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        formats.forEach(format -> format.scriptEnded(outcome, i, n));
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
        formats.forEach(format -> format.remark(text));
    }

    @Override
    public void ran(StatementRun run) {
        formats.forEach(format -> format.ran(run));
    }

    /** Tells that no script runs any more. */
    public void scriptsEnded() {
        formats.forEach(format -> format.scriptsEnded().ifPresent(this::remark));
    }

    @Override
    public void testEnded(TestResult result, int i, int n) {
        formats.forEach(format -> format.testEnded(result, i, n));
        testProblems.addAll(result.problems());
        result.problems().forEach(warnings);
    }

    /** Returns what tests have failed of, and what they warn of. */
    public List<Diagnostic> testProblems() {
        return List.copyOf(testProblems);
    }

    /** Returns what was remarked so far. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Tells that the history has heard how the scripts ended. */
    public void recorded(Outcome outcome, Duration elapsed) {
        formats.forEach(format -> format.recorded(outcome, elapsed));
    }

    /** Tells how the deployment ended. What is deployed stays deployed, and the history in the cluster says so. */
    public void end(DeploymentReport report) {
        tell(formats, report, Unwritten.AT_THE_END);
    }

    /** Tells that a deployment was refused before it began, or an older record would speak for it. */
    public void refuse(DeploymentReport report) {
        tell(formats, report, Unwritten.AT_A_REFUSAL);
    }

    private void tell(List<DeploymentFormat> those, DeploymentReport report, Unwritten unwritten) {
        DeploymentReport known = report;
        for (DeploymentFormat format : those) {
            try {
                format.ended(known);
                if (format == record && report.state() != State.SUCCEEDED) {
                    log.accept("report: " + record.path());
                }
            } catch (IOException e) {
                known = known.with(warn(format, e, unwritten));
            }
        }
    }

    /** Warns of a file, and returns the warning; a reason that several files share is given once. */
    private Optional<Diagnostic> warn(DeploymentFormat format, IOException problem, Unwritten unwritten) {
        if (!reasons.add(FileWords.of(problem))) {
            return Optional.empty();
        }
        Diagnostic said = notWritten(Diagnostic::warning, format, problem)
                .note(unwritten.note)
                .help(unwritten.help);
        warnings.accept(said);
        return Optional.of(said);
    }

    private static Diagnostic notWritten(
            BiFunction<Code, String, Diagnostic> severity, DeploymentFormat format, IOException problem) {
        return severity.apply(
                ExecuteCode.REPORT_FAILED,
                "the report '" + format.file().orElseThrow() + "' cannot be written: " + FileWords.of(problem));
    }

    /** What a file that cannot be written means, which depends on when that shows. */
    private enum Unwritten {
        AT_THE_END(
                "it changes nothing about how the deployment has ended",
                "'redshift-deploy:status' shows it; do not deploy again because of this"),
        AT_A_REFUSAL(
                "it is not why the deployment was refused",
                "make room in its folder, or let this user write there; what the file says is of an older deployment");

        private final String note;
        private final String help;

        Unwritten(String note, String help) {
            this.note = note;
            this.help = help;
        }
    }
}

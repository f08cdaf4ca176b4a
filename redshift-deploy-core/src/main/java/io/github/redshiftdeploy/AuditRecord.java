package io.github.redshiftdeploy;

import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.JsonReport;
import io.github.redshiftdeploy.script.FileWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The record of a deployment: a file, and what GitHub hears. Without the file, GitHub hears that there is none. */
final class AuditRecord {

    private final JsonReport file;
    private final GitHub github;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> warnings;

    AuditRecord(Path folder, GitHub github, Consumer<String> log, Consumer<Diagnostic> warnings) {
        this.file = new JsonReport(folder);
        this.github = github;
        this.log = log;
        this.warnings = warnings;
    }

    /** Writes that a deployment begins. Without a record nothing is deployed. */
    void begin(DeploymentReport report, Instant now) {
        try {
            file.write(report);
        } catch (IOException e) {
            Diagnostic said = notWritten(Diagnostic::error, e)
                    .note("committed: nothing")
                    .help("make room in its folder, or let this user write there, and deploy again");
            github.tell(report.ended(now, State.FAILED, null, List.of(said)));
            throw new DiagnosticException(said, e);
        }
    }

    /** What is deployed stays deployed, and the history in the cluster says so: a lost file is worth a warning. */
    void end(DeploymentReport report) {
        github.tell(written(
                report,
                "it changes nothing about how the deployment has ended",
                "'redshift-deploy:status' shows it; do not deploy again because of this"));
    }

    /** Writes that a deployment was refused before it began, or an older record would speak for it. */
    void refuse(DeploymentReport report) {
        github.tell(written(
                report,
                "it is not why the deployment was refused",
                "make room in its folder, or let this user write there; what the file says is of an older deployment"));
    }

    private DeploymentReport written(DeploymentReport report, String note, String help) {
        try {
            file.write(report);
        } catch (IOException e) {
            Diagnostic said = notWritten(Diagnostic::warning, e).note(note).help(help);
            warnings.accept(said);
            List<Diagnostic> problems = new ArrayList<>(report.problems());
            problems.add(said);
            return report.with(problems);
        }
        if (report.state() != State.SUCCEEDED) {
            log.accept("report: " + file.file());
        }
        return report;
    }

    private Diagnostic notWritten(BiFunction<Code, String, Diagnostic> severity, IOException problem) {
        return severity.apply(
                ExecuteCode.REPORT_FAILED,
                "the report '" + file.file() + "' cannot be written: " + FileWords.of(problem));
    }
}

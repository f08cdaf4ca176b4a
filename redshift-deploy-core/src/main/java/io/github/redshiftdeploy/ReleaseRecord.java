package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.ReleaseFile;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.report.ReleaseReport.Part;
import io.github.redshiftdeploy.report.ReleaseWords;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.script.FileWords;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The record of a release that runs: what is known of it, and the file that says so. Deployments may end at once. */
final class ReleaseRecord {

    private final ReleaseFile file;
    private final GitHub github;
    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<Diagnostic> problems;
    private volatile ReleaseReport report;

    ReleaseRecord(
            List<GoalSettings> each, GitHub github, Clock clock, Consumer<String> log, Consumer<Diagnostic> problems)
            throws IOException {
        this.file = new ReleaseFile(ReportFolder.ofAll(each.get(0)));
        this.github = github;
        this.clock = clock;
        this.log = log;
        this.problems = problems;
        this.report = ReleaseReport.begun(
                DeploymentId.at(clock.instant()),
                each.stream().map(one -> one.target().name()).toList(),
                clock.instant());
    }

    /** Returns what is known now. */
    ReleaseReport report() {
        return report;
    }

    /** Says that it begins; without a record there is no release. */
    void begin() {
        try {
            file.write(report);
        } catch (IOException e) {
            throw new DiagnosticException(
                    Diagnostic.error(ExecuteCode.REPORT_FAILED, words(e))
                            .note("committed: nothing")
                            .help("make room in its folder, or let this user write there, and deploy again"),
                    e);
        }
    }

    /** Says what it is made of, and what it goes on with. */
    synchronized void known(Optional<String> unfinished, List<Part> parts) {
        report = report.of(unfinished.orElse(report.id()), unfinished.isPresent(), parts);
        keep();
        log.accept(ReleaseWords.begun(report));
    }

    /** Says that one of its deployments begins: who reads the record after the process was killed must know. */
    synchronized void running(int place, DeploymentReport begun) {
        report = report.with(place, begun);
        keep();
    }

    /** Says how one of its deployments has ended. */
    synchronized void ended(int place, DeploymentReport how) {
        report = report.with(place, how);
        keep();
    }

    /** Says how it has ended, once: the stand-ins end after that, and who reads the record must not wait for them. */
    synchronized void end(boolean cancelled, List<Diagnostic> stopped) {
        if (report.finished() != null) {
            return;
        }
        report = report.ended(clock.instant(), cancelled, stopped);
        keep();
        github.ended(report);
        if (!report.parts().isEmpty()) {
            log.accept(ReleaseWords.ended(report));
            report.ending().map(Console::ending).ifPresent(log);
        }
    }

    /** Tells whether a script has run in this release; one that was passed over did so long ago. */
    boolean hasRun(String script) {
        return report.parts().stream()
                .map(Part::deployment)
                .filter(Objects::nonNull)
                .map(DeploymentReport::outcome)
                .filter(Objects::nonNull)
                .flatMap(outcome -> outcome.scripts().stream())
                .anyMatch(one -> one.state() == State.SUCCEEDED
                        && one.step().script().name().equals(script));
    }

    private void keep() {
        try {
            file.write(report);
        } catch (IOException e) {
            problems.accept(Diagnostic.warning(ExecuteCode.REPORT_FAILED, words(e))
                    .note("it changes nothing about how the release goes on")
                    .help("'redshift-deploy:status' shows what is deployed"));
        }
    }

    private String words(IOException problem) {
        return "the report '" + file.path() + "' cannot be written: " + FileWords.of(problem);
    }
}

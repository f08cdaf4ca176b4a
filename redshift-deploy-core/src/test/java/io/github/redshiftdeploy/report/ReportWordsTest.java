package io.github.redshiftdeploy.report;

import static io.github.redshiftdeploy.testkit.HostileWords.assertHarmless;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.plan.order.Lock;
import io.github.redshiftdeploy.sql.TableLock;
import io.github.redshiftdeploy.testkit.HostileWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody else has written, no report and no line holds what a log, a terminal or a runner obeys. */
class ReportWordsTest {

    private static final String HOSTILE = HostileWords.TEXT;

    private static final Diagnostic PROBLEM = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, HOSTILE)
            .at(new Place(HOSTILE, 1, 1, HOSTILE))
            .note(HOSTILE)
            .help(HOSTILE);

    private static final ScriptOutcome SCRIPT =
            new ScriptOutcome(Outcomes.step(HOSTILE), State.FAILED, 1, 0, 0, Outcomes.figures(1, 0), null);

    private static final Outcome OUTCOME =
            new Outcome(State.FAILED, List.of(SCRIPT), PROBLEM, List.of(), 1, List.of(HOSTILE));

    private static final Audit AUDIT = new Audit(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE);

    private static final DeploymentRow ROW = new DeploymentRow(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            DeploymentKind.DEPLOY,
            HOSTILE,
            HOSTILE,
            DeploymentState.FAILED,
            null,
            HOSTILE,
            HOSTILE,
            AUDIT,
            List.of(),
            HOSTILE,
            HOSTILE,
            null,
            null);

    private static final PlanPreview PREVIEW = new PlanPreview(
            new Plan(List.of(Outcomes.step(HOSTILE)), List.of(PROBLEM), ROW),
            Outcomes.CHECKSUM,
            HOSTILE,
            List.of(List.of()),
            List.of(List.of(new Lock(TableLock.ACCESS_EXCLUSIVE, HOSTILE, Set.of(HOSTILE)))),
            List.of(HOSTILE),
            List.of(HOSTILE));

    private static final Status STATUS = new Status(
            List.of(new ScriptStatus(HOSTILE, ScriptStatus.State.PENDING, null, null)),
            List.of(ROW),
            new Holder(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, 1));

    @TempDir
    private Path folder;

    @Test
    void no_file_holds_what_is_obeyed() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Path reports = folder.resolve("reports");
        new JsonReport(reports).write(report());
        StatusReport.write(reports, STATUS);
        PlanReport.write(reports.resolve("plan.json"), PREVIEW);
        Validation validation = ValidationReportsTest.validation(List.of(PROBLEM, PROBLEM));
        new ValidationReports(reports, folder, Map.of(), GitHub.NONE).tell(validation, FailOn.ERROR);

        for (String file : List.of(
                "report.json", "status.json", "plan.json", "validate.json", "validate.sarif", "TEST-validate.xml")) {
            assertHarmless(file, Files.readString(reports.resolve(file)));
        }
        assertThat(JsonParser.parseString(Files.readString(reports.resolve("report.json")))
                        .getAsJsonObject()
                        .get("target")
                        .getAsString())
                .isEqualTo(HOSTILE);
    }

    @Test
    void no_line_does() {
        List<String> lines = new ArrayList<>(StatusReport.lines(STATUS));
        lines.addAll(PlanReport.lines(PREVIEW, true));
        Console console = new Console(lines::add);
        console.begin(HOSTILE, HOSTILE, HOSTILE, AUDIT);
        console.skipped(PREVIEW.plan());
        console.waiting(new Holder(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, 1));
        console.message("NOTICE", HOSTILE);
        console.rows(new Rows(List.of(HOSTILE), List.of(new Row(List.of(HOSTILE))), false));
        console.remark(HOSTILE);
        console.scriptStarted(Outcomes.step(HOSTILE), 1, 1);
        console.scriptEnded(SCRIPT, 1, 1);
        console.recorded(OUTCOME, Duration.ZERO);
        lines.addAll(Console.lines(PROBLEM));

        lines.forEach(line -> assertHarmless("a line", line));
        assertThat(lines).noneMatch(line -> line.contains("\n"));
    }

    @Test
    void the_summary_of_a_job_does_not_either() throws IOException {
        Path summary = folder.resolve("summary.md");
        List<String> commands = new ArrayList<>();
        GitHub github = GitHub.of(
                folder, Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()), commands::add);
        github.ended(report());
        github.tell(PREVIEW);
        github.tell(HOSTILE, STATUS);
        github.tell(HOSTILE, List.of(PROBLEM));

        assertHarmless("the summary", Files.readString(summary));
        commands.forEach(command -> assertHarmless("an annotation", command.substring(2)));
    }

    private static DeploymentReport report() {
        return DeploymentReport.begun(HOSTILE, HOSTILE, HOSTILE, AUDIT, Instant.EPOCH)
                .ended(Instant.EPOCH, State.FAILED, OUTCOME, List.of(PROBLEM));
    }
}

package io.github.redshiftdeploy.report;

import static io.github.redshiftdeploy.report.ValidationReportsTest.DELETE;
import static io.github.redshiftdeploy.report.ValidationReportsTest.HOSTILE;
import static io.github.redshiftdeploy.report.ValidationReportsTest.SYNTAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workflow hears of a project in the folder {@code warehouse} of its repository. */
class GitHubTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/github");

    private static final Audit AUDIT = new Audit("alice", "0123abcd", "main", null, "DW-7");

    private static final Diagnostic FAILURE = Diagnostic.error(
                    ExecuteCode.STATEMENT_FAILED,
                    "relation \"missing\" does not exist (SQLSTATE 42P01), at statement 3 of 5")
            .at(new Place("sql/2.sql", 4, 13, "INSERT INTO missing"))
            .note("committed: 1 script before it, and nothing of this one")
            .note("not committed: statements 1 to 5 of this script");

    private final List<String> said = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path repository;

    private Path project;
    private Path summary;

    @BeforeEach
    void cloneIt() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        project = Files.createDirectory(repository.resolve("warehouse"));
        summary = repository.resolve("summary.md");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put("GITHUB_OUTPUT", repository.resolve("output").toString());
    }

    /** A step that is killed after the first of several deployments must not have said that it succeeded. */
    @Test
    void a_deployment_of_a_release_says_nothing_for_the_step() throws IOException {
        Path outputs = repository.resolve("outputs");
        environment.put("GITHUB_OUTPUT", outputs.toString());

        github().ofPart()
                .ended(DeploymentReport.begun("20261121-080000-000abcde", "dev", "dev", AUDIT, Instant.EPOCH)
                        .ended(Instant.EPOCH, State.SUCCEEDED, null, List.of()));

        assertThat(summary).content().contains("Deployment to");
        assertThat(outputs).doesNotExist();
        assertThat(GitHub.NONE.ofPart()).isSameAs(GitHub.NONE);
    }

    @Test
    void elsewhere_nothing_is_said() {
        environment.remove("GITHUB_ACTIONS");

        github().tell(ValidationReportsTest.mixed(), true);
        github().ended(report(State.FAILED, Outcomes.failed(), List.of(FAILURE)));
        github().print(Collections.nCopies(100, "a row"), "rows", said::add);

        assertThat(said).hasSize(100).containsOnly("a row");
        assertThat(summary).doesNotExist();
        assertThat(repository.resolve("output")).doesNotExist();
    }

    @Test
    void annotations_stand_at_their_lines_and_errors_come_first() throws IOException {
        github().tell(ValidationReportsTest.mixed(), true);

        Corpus.check(GOLDEN.resolve("annotations.txt"), String.join("\n", said) + "\n");
    }

    @Test
    void there_are_as_many_annotations_of_a_kind_as_github_shows() {
        List<Diagnostic> many = new ArrayList<>(Collections.nCopies(30, DELETE));
        many.addAll(Collections.nCopies(30, SYNTAX));

        github().tell("execute", many);

        assertThat(said).hasSize(20);
        assertThat(said.subList(0, 10))
                .allMatch(line -> line.startsWith("::error file=warehouse/sql/orders.sql,line=12,"));
        assertThat(said.subList(10, 20)).allMatch(line -> line.startsWith("::warning "));
    }

    @Test
    void a_summary_is_added_to_those_before() throws IOException {
        Files.writeString(summary, "# Before\n\n");

        github().tell(ValidationReportsTest.mixed(), true);

        check("validation.md");
    }

    @Test
    void a_deployment_that_fails_is_told_with_what_is_committed() throws IOException {
        github().ended(report(State.FAILED, Outcomes.failed(), List.of(DELETE, FAILURE)));

        check("deployment.md");
        assertThat(said.get(0)).startsWith("::error file=warehouse/sql/2.sql,line=4,col=13,title=RS5001");
        assertThat(Files.readString(repository.resolve("output")))
                .isEqualTo("deployment=20261121-080000-0123abcd\nstate=failed\noutcome=deployment-failed\n");
    }

    @Test
    void a_goal_that_does_not_begin_has_a_summary_too() throws IOException {
        github().tell("execute", List.of(FAILURE));

        check("stopped.md");
    }

    @Test
    void what_nobody_would_read_is_counted() throws IOException {
        Outcome outcome =
                new Outcome(State.FAILED, List.of(), null, List.of(), 7, Collections.nCopies(21, "tried again"));
        DeploymentReport report = report(State.FAILED, List.of(), Collections.nCopies(25, FAILURE));

        github().ended(report.ended(Instant.EPOCH, State.FAILED, outcome, report.problems()));

        List<String> lines = Files.readAllLines(summary);
        assertThat(lines).filteredOn(line -> line.startsWith("- **")).hasSize(20);
        assertThat(lines).filteredOn(line -> line.startsWith("- note ")).hasSize(20);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("- …"))
                .containsExactly("- … and 5 more", "- … and 1 more");
    }

    @Test
    void a_plan_is_told_with_what_a_person_should_know_before_it_runs() throws IOException {
        List<Segment> segments = List.of(
                new Segment(Segment.Kind.TRANSACTION, false, false, 1, 3),
                new Segment(Segment.Kind.EACH, false, false, 4, 5));
        Step first = new Step(
                Outcomes.outline("sql/1.sql"), ScriptEffects.NONE, segments, Action.RUN, "runs always", 0, null);
        Step second = new Step(
                Outcomes.outline("sql/2.sql"),
                ScriptEffects.NONE,
                List.of(new Segment(Segment.Kind.BLOCK, false, false, 1, 5)),
                Action.RUN,
                "runs always",
                0,
                null);
        Plan plan = new Plan(List.of(first, second), List.of(), null);

        github().tell(new PlanPreview(
                plan,
                Outcomes.CHECKSUM,
                "prod (dw.example.com:5439, database dev)",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Remark(
                                "sql/2.sql", Remark.Kind.DEPENDENTS, "drops table public.orders, which public.v needs"),
                        new Remark("sql/2.sql", Remark.Kind.NO_WAY_BACK, "changes rows of table <b>|x")),
                List.of("sql/2.sql locks public.orders"),
                List.of("no target was asked")));

        check("plan.md");
    }

    @Test
    void a_status_is_told_with_the_worst_script_first() throws IOException {
        DeploymentRow last = new DeploymentRow(
                "id-2",
                "id-1",
                "dw",
                "",
                DeploymentKind.DEPLOY,
                "dw",
                "prod",
                DeploymentState.RUNNING,
                null,
                "2026-11-21 08:00:00",
                null,
                AUDIT,
                List.of(),
                null,
                null,
                null,
                null);
        Holder holder = new Holder("id-2", "alice", null, "2026-11-21 08:00:00", 30, 90);

        github().tell(
                        "prod",
                        new Status(
                                List.of(
                                        new ScriptStatus("sql/1.sql", ScriptStatus.State.APPLIED, RunPolicy.ONCE, null),
                                        new ScriptStatus(
                                                "sql/2.sql", ScriptStatus.State.PARTIAL, RunPolicy.ALWAYS, null)),
                                List.of(last),
                                holder));

        check("status.md");
        assertThat(Files.readString(repository.resolve("output"))).isEqualTo("state=partial\n");
    }

    @Test
    void of_several_modules_the_worst_state_is_the_last_word() throws IOException {
        for (ScriptStatus.State state :
                List.of(ScriptStatus.State.PENDING, ScriptStatus.State.PARTIAL, ScriptStatus.State.APPLIED)) {
            ScriptStatus standing = new ScriptStatus("sql/1.sql", state, RunPolicy.ONCE, null);
            github().tell("prod", new Status(List.of(standing), List.of(), null));
        }

        assertThat(Files.readString(repository.resolve("output")))
                .isEqualTo("state=pending\nstate=partial\nstate=partial\n");
    }

    /** Whoever compares them with those of another run finds the same, however many targets there have told them. */
    @Test
    void of_several_modules_and_targets_the_scripts_are_told_once() throws IOException {
        Plan plan = new Plan(List.of(), List.of(), null);
        for (String digest : List.of("d1", "d2", "d1")) {
            github().tell(new PlanPreview(plan, digest, null, List.of(), List.of(), List.of(), List.of()));
        }

        assertThat(Files.readAllLines(repository.resolve("output"))).last().isEqualTo("scripts=d1,d2");
    }

    @Test
    void a_module_that_succeeds_does_not_hide_one_that_failed() throws IOException {
        github().ended(report(State.FAILED, Outcomes.failed(), List.of(FAILURE)));
        github().ended(report(State.SUCCEEDED, Outcomes.failed(), List.of()));

        assertThat(Files.readAllLines(repository.resolve("output")))
                .contains("state=failed", "outcome=deployment-failed")
                .doesNotContain("state=succeeded", "outcome=success");
    }

    @Test
    void only_what_is_long_is_folded_away() {
        List<Row> rows = Collections.nCopies(30, new Row(List.of("1")));
        Console console = new Console(said::add, github());

        console.rows(new Rows(List.of("a"), rows.subList(0, 3), false));
        assertThat(said).noneMatch(line -> line.startsWith("::"));
        said.clear();
        console.rows(new Rows(List.of("a"), rows, true));

        assertThat(said.get(0)).isEqualTo("::group::30 rows");
        assertThat(said.subList(said.size() - 2, said.size()))
                .containsExactly("::endgroup::", "    | the first 30 rows; there are more");
    }

    @Test
    void summaries_together_never_grow_beyond_what_github_takes() throws IOException {
        Diagnostic wide = SYNTAX.help("<".repeat(10_000));
        Validation validation = ValidationReportsTest.validation(Collections.nCopies(100, wide));

        for (int i = 0; i < 20; i++) {
            github().tell(validation, true);
        }

        assertThat(Files.size(summary)).isBetween(1_000_000L, 1024L * 1024);
        assertThat(Files.readString(summary))
                .endsWith("validate.json has them.\n\n")
                .doesNotContain("<".repeat(2));
    }

    @Test
    void a_long_summary_is_cut_between_two_findings() {
        JobSummary summaries = new JobSummary(RepositoryRoot.of(project, Map.of()));
        Markdown part = summaries.of(ValidationReportsTest.validation(Collections.nCopies(120, SYNTAX)), true);
        int whole = part.within(1_000_000).length();

        for (int most = 0; most < whole; most += 67) {
            String text = part.within(most);

            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
            assertThat(text.lines().filter(line -> line.startsWith("| error"))).allMatch(line -> line.endsWith(" |"));
        }
    }

    @Test
    void text_from_scripts_and_servers_commands_nothing() throws IOException {
        Audit audit = new Audit(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        ScriptOutcome script =
                new ScriptOutcome(Outcomes.step(HOSTILE), State.NOT_RUN, 1, 0, 0, Outcomes.figures(1, 0), null);
        Diagnostic problem = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, HOSTILE)
                .at(new Place(HOSTILE, 1, 1, HOSTILE))
                .note(HOSTILE)
                .help(HOSTILE);
        Instant now = Instant.EPOCH;
        Outcome outcome = new Outcome(State.FAILED, List.of(script), problem, List.of(), 1, List.of(HOSTILE));
        Plan plan = new Plan(List.of(Outcomes.step(HOSTILE)), List.of(), null);
        ScriptStatus standing = new ScriptStatus(HOSTILE, ScriptStatus.State.PENDING, null, null);
        Holder holder = new Holder(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, 1);

        github().tell(ValidationReportsTest.hostile(), true);
        github().ended(DeploymentReport.begun("id", HOSTILE, HOSTILE, audit, now)
                .ended(now, State.FAILED, outcome, List.of(problem)));
        github().tell(new PlanPreview(
                plan, Outcomes.CHECKSUM, HOSTILE, List.of(), List.of(), List.of(HOSTILE), List.of(HOSTILE)));
        github().tell(HOSTILE, new Status(List.of(standing), List.of(), holder));
        github().tell(HOSTILE, List.of(problem));
        github().print(List.of(), HOSTILE, said::add);

        assertThat(said).hasSize(4).allSatisfy(line -> {
            assertThat(line).startsWith("::error file=").doesNotContain("\n", "\r", "##[", "\u001B");
            assertThat(line.substring(0, line.indexOf("::", 2)).split("[,=]")).hasSize(8);
        });
        String markdown = Files.readString(summary);
        assertThat(markdown.replaceAll("&#\\d+;", "")
                        .replaceAll("</?code>|<br>", "")
                        .replace("- **RS5001 statement", "")
                        .replace("failed** ", ""))
                .doesNotContain("<", ">", "[", "`", "**", "@", "://", "\\", "~", "$", "\u001B", "_");
        assertThat(markdown.lines().filter(line -> line.startsWith("| error")))
                .hasSize(2)
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 5);
        assertThat(Files.readString(repository.resolve("output")).lines())
                .containsExactly(
                        "deployment=id",
                        "state=failed",
                        "outcome=deployment-failed",
                        "scripts=" + Outcomes.CHECKSUM,
                        "state=failed");
    }

    @Test
    void a_file_that_cannot_be_written_is_told_and_stops_nothing() throws IOException {
        Files.createDirectory(summary);

        github().ended(report(State.SUCCEEDED, List.of(), List.of()));

        assertThat(said)
                .containsExactly("::warning::GITHUB_STEP_SUMMARY cannot be written: " + summary + ": Is a directory");
    }

    private GitHub github() {
        Consumer<String> commands = said::add;
        return GitHub.of(project, environment, commands);
    }

    private void check(String golden) throws IOException {
        Corpus.check(GOLDEN.resolve(golden), Files.readString(summary));
    }

    private static DeploymentReport report(State state, List<ScriptOutcome> scripts, List<Diagnostic> problems) {
        Instant begun = Instant.parse("2026-11-21T08:00:00Z");
        Outcome outcome = new Outcome(state, scripts, null, List.of(), 7, List.of("tried again: 1023"));
        return DeploymentReport.begun("20261121-080000-0123abcd", "prod", "dev", AUDIT, begun)
                .ended(begun.plusSeconds(61), state, outcome, problems);
    }
}

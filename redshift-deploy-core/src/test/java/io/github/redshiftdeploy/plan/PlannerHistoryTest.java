package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Prefix;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan makes of a script, for each thing that the history may say of it. */
class PlannerHistoryTest {

    private static final String FOUR = "INSERT INTO a VALUES (1);\n".repeat(4);
    private static final String BLOCK = "INSERT INTO a VALUES (1);\nBEGIN;\nINSERT INTO a VALUES (2);\nCOMMIT;\n";
    private static final String TEMPORARY =
            "CREATE TEMP TABLE stage (id INT);\nINSERT INTO stage VALUES (1);\nDELETE FROM stage;\n";

    private static final String CHECKSUM_OF_TWO = "22";

    @TempDir
    Path root;

    private final Map<String, String> properties = new HashMap<>();
    private String text = FOUR;
    private @Nullable ScriptRow inChain;
    private @Nullable ScriptRow latest;
    private List<ScriptRow> elsewhere = List.of();
    private Prefix prefix = new Prefix(2, CHECKSUM_OF_TWO, StatementKind.INSERT);

    @Test
    void a_script_without_a_history_runs() throws IOException {
        assertThat(step()).isEqualTo(run("runs always"));
    }

    @Test
    void a_script_that_runs_once_and_was_never_applied_runs() throws IOException {
        properties.put("run", "once");

        assertThat(step()).isEqualTo(run("never applied"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptState.class,
            names = {"SUCCEEDED", "BASELINE", "REPAIRED"})
    void an_applied_script_that_runs_once_is_skipped(ScriptState state) throws IOException {
        properties.put("run", "once");
        latest = row(state, outline().checksum(), 4, 0);

        assertThat(step()).isEqualTo(skip("applied by d1"));
    }

    @Test
    void a_script_that_runs_always_runs_again_after_it_was_applied() throws IOException {
        latest = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        assertThat(step()).isEqualTo(run("runs always"));
    }

    @Test
    void a_script_that_runs_on_change_is_skipped_while_it_is_the_same() throws IOException {
        properties.put("run", "on-change");
        latest = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        assertThat(step()).isEqualTo(skip("applied by d1"));
    }

    @Test
    void a_script_that_runs_on_change_runs_when_it_changed() throws IOException {
        properties.put("run", "on-change");
        latest = row(ScriptState.SUCCEEDED, "other", 4, 0);

        assertThat(step()).isEqualTo(run("changed since d1"));
    }

    @Test
    void a_script_that_runs_once_and_changed_is_a_problem() throws IOException {
        properties.put("run", "once");
        latest = row(ScriptState.SUCCEEDED, "other", 4, 0);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(skip("applied by d1"));
        assertThat(problems(plan))
                .containsExactly("RS4301 a.sql: the script (run once) changed after it was applied by d1"
                        + " · restore it, or add a new script; 'redshift-deploy:repair' accepts the new text");
        assertThatThrownBy(plan::check).isInstanceOf(DiagnosticException.class);
    }

    @Test
    void a_script_that_the_resumed_deployment_had_applied_is_skipped() throws IOException {
        inChain = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(skip("applied by d1"));
        assertThat(plan.resumes()).isEqualTo(unfinished());
        plan.check();
    }

    @Test
    void a_script_that_the_resumed_deployment_had_applied_must_not_change() throws IOException {
        inChain = row(ScriptState.SUCCEEDED, "other", 4, 0);

        assertThat(problems(plan()))
                .containsExactly("RS4306 a.sql: the script changed after it was applied by d1, which is to be resumed"
                        + " · restore it, or start over with 'redshift.resume=false'");
    }

    @Test
    void who_starts_over_runs_what_the_last_deployment_had_applied() throws IOException {
        properties.put("resume", "false");
        inChain = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(run("runs always"));
        assertThat(plan.resumes()).isNull();
    }

    @Test
    void who_starts_over_still_skips_what_ran_once() throws IOException {
        properties.put("run", "once");
        properties.put("resume", "false");
        inChain = row(ScriptState.SUCCEEDED, "other", 4, 0);
        latest = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(skip("applied by d1"));
        assertThat(plan.resumes()).isNull();
    }

    @Test
    void the_row_of_the_resumed_deployment_counts_before_an_older_one() throws IOException {
        properties.put("run", "once");
        inChain = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);
        latest = row(ScriptState.SUCCEEDED, "other", 4, 0);

        assertThat(step()).isEqualTo(skip("applied by d1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptState.class,
            names = {"RUNNING", "FAILED", "CANCELLED"})
    void a_script_of_which_nothing_was_committed_runs_from_its_beginning(ScriptState state) throws IOException {
        inChain = row(state, "other", 0, 0);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(run("nothing of it was committed by d1"));
        assertThat(plan.resumes()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptState.class,
            names = {"RUNNING", "FAILED", "CANCELLED"})
    void a_script_of_which_a_part_was_committed_goes_on_behind_it(ScriptState state) throws IOException {
        inChain = row(state, "other", 2, 0);
        prefix = new Prefix(2, CHECKSUM_OF_TWO, StatementKind.INSERT);

        Plan plan = plan();
        Step step = plan.steps().get(0);

        assertThat(told(plan))
                .isEqualTo("RESUME 2: goes on after the first 2 of its statements, which d1 has committed");
        assertThat(step.prefix()).isEqualTo(CHECKSUM_OF_TWO);
        assertThat(plan.resumes()).isEqualTo(unfinished());
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void what_a_checksum_does_not_cover_is_not_passed_on() throws IOException {
        inChain = new ScriptRow(
                "d1",
                1,
                null,
                "a.sql",
                "other",
                RunPolicy.ALWAYS,
                ScriptState.FAILED,
                4,
                2,
                CHECKSUM_OF_TWO,
                1,
                0,
                null,
                null);

        assertThat(plan().steps().get(0).prefix()).isNull();
    }

    @Test
    void who_starts_over_runs_a_script_of_which_a_part_was_committed() throws IOException {
        properties.put("run", "once");
        properties.put("resume", "false");
        latest = row(ScriptState.FAILED, "other", 2, 0);

        assertThat(step()).isEqualTo(run("starts over"));
    }

    @Test
    void a_part_that_was_committed_is_read_only_by_who_resumes() {
        ScriptRow part = row(ScriptState.FAILED, "other", 2, 0);
        ScriptRow nothing = row(ScriptState.FAILED, "other", 0, 0);

        assertThat(Planner.needsPrefix(part, config())).isTrue();
        assertThat(Planner.needsPrefix(nothing, config())).isFalse();
        properties.put("resume", "false");
        assertThat(Planner.needsPrefix(part, config())).isFalse();
    }

    @Test
    void a_plan_without_the_beginning_that_it_needs_is_a_bug() {
        inChain = row(ScriptState.FAILED, "other", 2, 0);

        assertThatThrownBy(() -> plan(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the beginning of 'a.sql' was not read");
    }

    @Test
    void a_script_that_changed_among_what_was_committed_is_a_problem() throws IOException {
        inChain = row(ScriptState.FAILED, "other", 2, 0);
        prefix = new Prefix(2, "33", StatementKind.INSERT);

        assertThat(problems(plan()))
                .containsExactly("RS4303 a.sql: the script changed among the first 2 of its statements, which d1 has"
                        + " committed · restore them; change what comes after, or start over with"
                        + " 'redshift.resume=false'");
    }

    @Test
    void a_script_that_became_shorter_than_what_was_committed_is_a_problem() throws IOException {
        inChain = row(ScriptState.FAILED, "other", 2, 0);
        prefix = new Prefix(1, CHECKSUM_OF_TWO, StatementKind.INSERT);

        assertThat(problems(plan())).singleElement().asString().startsWith("RS4303");
    }

    @Test
    void a_row_without_a_checksum_trusts_the_script() throws IOException {
        inChain = new ScriptRow(
                "d1", 1, null, "a.sql", "other", RunPolicy.ALWAYS, ScriptState.FAILED, 4, 2, null, 0, 0, null, null);

        assertThat(problems(plan())).isEmpty();
    }

    @Test
    void a_temporary_table_that_is_gone_is_a_problem() throws IOException {
        text = TEMPORARY;

        assertThat(problemsAfter(2)).singleElement().asString().startsWith("RS4304 a.sql: the script cannot go on");
    }

    @Test
    void a_temporary_table_that_nothing_uses_any_more_is_none() throws IOException {
        text = TEMPORARY;

        assertThat(problemsAfter(3)).isEmpty();
    }

    @Test
    void a_script_that_is_no_longer_than_what_was_committed_is_done() throws IOException {
        text = "INSERT INTO a VALUES (1);\n";
        inChain = row(ScriptState.FAILED, "other", 2, 0);

        Step step = plan().steps().get(0);

        assertThat(step.done()).isEqualTo(1);
        assertThat(step.after(step.done())).isEmpty();
    }

    @Test
    void nothing_can_go_on_inside_the_block_of_a_script() throws IOException {
        text = BLOCK;
        inChain = row(ScriptState.FAILED, "other", 2, 0);

        assertThat(problems(plan()))
                .containsExactly(
                        "RS4305 a.sql: the script cannot go on inside its own transaction, after the first 2 of"
                                + " its statements, which d1 has committed · start over with 'redshift.resume=false' when the"
                                + " script can run again");
    }

    @Test
    void the_first_statement_of_a_block_is_inside_of_it_and_the_last_is_not() throws IOException {
        text = BLOCK;

        assertThat(problemsAfter(1)).isEmpty();
        assertThat(problemsAfter(2)).hasSize(1);
        assertThat(problemsAfter(3)).hasSize(1);
        assertThat(problemsAfter(4)).isEmpty();
    }

    @Test
    void only_blocks_of_a_script_keep_it_from_going_on_in_them() throws IOException {
        text = FOUR;

        assertThat(problemsAfter(3)).isEmpty();
    }

    @Test
    void a_statement_of_which_nobody_knows_the_end_is_a_problem() throws IOException {
        inChain = row(ScriptState.RUNNING, "other", 1, 2);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(run("in doubt"));
        assertThat(problems(plan))
                .containsExactly("RS4302 a.sql: nobody can tell whether statement 2 has taken effect: it was to"
                        + " run by itself when deployment d1 was cut off, perhaps before anything was sent · look at"
                        + " what it changes, and set 'redshift.resumeAssume' to 'done' or to 'rerun'");
    }

    @Test
    void a_statement_that_was_sent_for_certain_is_told_to_be() throws IOException {
        inChain = row(ScriptState.FAILED, "other", 1, 2);

        assertThat(problems(plan()))
                .singleElement()
                .asString()
                .contains("statement 2 has taken effect: it was sent, to run by itself, and deployment d1 ended"
                        + " without knowing");
    }

    @Test
    void a_statement_in_doubt_counts_as_done_when_somebody_says_so() throws IOException {
        properties.put("resumeAssume", "done");
        inChain = row(ScriptState.RUNNING, "other", 1, 2);

        assertThat(step()).isEqualTo("RESUME 2: goes on after the first 2 of its statements, which d1 has committed");
    }

    @Test
    void a_statement_in_doubt_runs_again_when_somebody_says_so() throws IOException {
        properties.put("resumeAssume", "rerun");
        inChain = row(ScriptState.RUNNING, "other", 1, 2);

        assertThat(step()).isEqualTo("RESUME 1: goes on after the first 1 of its statements, which d1 has committed");
    }

    @Test
    void a_first_statement_in_doubt_that_runs_again_is_the_beginning() throws IOException {
        properties.put("resumeAssume", "rerun");
        inChain = row(ScriptState.RUNNING, "other", 0, 1);

        Plan plan = plan();

        assertThat(told(plan)).isEqualTo(run("nothing of it was committed by d1"));
        assertThat(plan.resumes()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = StatementKind.class,
            names = {"VACUUM", "ANALYZE", "ANALYZE_COMPRESSION", "REFRESH_MATERIALIZED_VIEW"})
    void a_statement_in_doubt_that_does_no_harm_twice_runs_again(StatementKind kind) throws IOException {
        properties.put("resumeAssume", "done");
        inChain = row(ScriptState.RUNNING, "other", 1, 2);
        prefix = new Prefix(2, CHECKSUM_OF_TWO, kind);

        assertThat(kind.harmlessAgain()).isTrue();
        assertThat(step()).isEqualTo("RESUME 1: goes on after the first 1 of its statements, which d1 has committed");
    }

    @Test
    void a_statement_that_does_harm_twice_is_not_repeatable() {
        assertThat(StatementKind.CALL.harmlessAgain()).isFalse();
        assertThat(StatementKind.INSERT.harmlessAgain()).isFalse();
    }

    @Test
    void a_statement_in_doubt_that_is_not_there_any_more_is_a_problem() throws IOException {
        inChain = row(ScriptState.RUNNING, "other", 1, 2);
        prefix = new Prefix(0, CHECKSUM_OF_TWO, null);

        assertThat(problems(plan())).singleElement().asString().startsWith("RS4302");
    }

    @Test
    void a_plan_tells_what_runs_and_how_much_does_not() throws IOException {
        Files.writeString(root.resolve("b.sql"), FOUR);
        inChain = row(ScriptState.SUCCEEDED, outline().checksum(), 4, 0);

        Plan plan = plan();

        assertThat(plan.running()).extracting(step -> step.script().name()).containsExactly("b.sql");
        assertThat(plan.skipped()).isEqualTo(1);
    }

    @Test
    void a_step_that_goes_on_has_the_rest_of_a_segment() throws IOException {
        Step step = new Step(
                outline(),
                ScriptEffects.NONE,
                List.of(
                        Segment.here(Segment.Kind.TRANSACTION, 1, 2),
                        Segment.here(Segment.Kind.EACH, 3, 3),
                        Segment.here(Segment.Kind.TRANSACTION, 4, 6)),
                Action.RESUME,
                "",
                4,
                null);

        assertThat(step.after(0)).isEqualTo(step.segments());
        assertThat(step.after(2)).isEqualTo(step.segments().subList(1, 3));
        assertThat(step.after(4)).containsExactly(Segment.here(Segment.Kind.TRANSACTION, 5, 6));
        assertThat(step.after(6)).isEmpty();
        assertThat(step.segments()).extracting(Segment::size).containsExactly(2, 1, 3);
    }

    private List<String> problemsAfter(int committed) throws IOException {
        inChain = new ScriptRow(
                "d1",
                1,
                null,
                "a.sql",
                "other",
                RunPolicy.ALWAYS,
                ScriptState.FAILED,
                4,
                committed,
                null,
                0,
                0,
                null,
                null);
        prefix = new Prefix(committed, CHECKSUM_OF_TWO, StatementKind.INSERT);
        return problems(plan());
    }

    private static ScriptRow row(ScriptState state, String checksum, int committed, int alone) {
        return new ScriptRow(
                "d1",
                1,
                null,
                "a.sql",
                checksum,
                RunPolicy.ALWAYS,
                state,
                4,
                committed,
                CHECKSUM_OF_TWO,
                2,
                alone,
                "an error",
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "once,other:dw,same,4,true",
        "on-change,other:dw,same,4,true",
        "always,other:dw,same,2,true",
        "once,other:dw,edited,4,false",
        "always,other:dw,edited,2,false",
        "once,dw,edited,4,true",
        "on-change,dw,edited,4,false",
        "always,dw,edited,2,true"
    })
    void what_another_project_has_done_is_asked_about_when_it_may_be_this_one(
            String run, String project, String checksum, int committed, boolean asked) throws IOException {
        properties.put("run", run);
        elsewhere = List.of(
                otherRow("elsewhere", "unlike", 4),
                otherRow(project, checksum.equals("same") ? sum() : checksum, committed));

        List<String> problems = problems(plan());

        String said = committed == 4 ? "applied" : "begun";
        assertThat(problems)
                .isEqualTo(
                        asked
                                ? List.of("RS4309 a.sql: the project '" + project + "' has " + said
                                        + " a script of this path in deployment d7, and 'acme:dw' has not"
                                        + " · when that is this project under another name, set 'redshift.adopt="
                                        + project
                                        + "' once; when it is another one, 'redshift.adopt=none'")
                                : List.of());
        properties.put("adopt", "none");
        assertThat(problems(plan())).isEmpty();
    }

    private String sum() throws IOException {
        return outline().checksum();
    }

    private static ScriptRow otherRow(String project, String checksum, int committed) {
        ScriptState state = committed == 4 ? ScriptState.SUCCEEDED : ScriptState.FAILED;
        return new ScriptRow(
                "d7",
                1,
                new ScriptRow.Origin(project, "", null),
                "a.sql",
                checksum,
                RunPolicy.ONCE,
                state,
                4,
                committed,
                null,
                0,
                0,
                null,
                null);
    }

    private static String run(String reason) {
        return "RUN 0: " + reason;
    }

    private static String skip(String reason) {
        return "SKIP 4: " + reason;
    }

    private String step() throws IOException {
        Plan plan = plan();
        assertThat(plan.problems()).isEmpty();
        return told(plan);
    }

    private static String told(Plan plan) {
        Step step = plan.steps().get(0);
        return step.action() + " " + step.done() + ": " + step.reason();
    }

    private static List<String> problems(Plan plan) {
        return plan.problems().stream().map(PlannerHistoryTest::told).toList();
    }

    private static String told(Diagnostic problem) {
        String place = problem.place() == null ? "" : problem.place().path();
        return problem.code().id() + " " + place + ": " + problem.message() + " · " + problem.help();
    }

    private Plan plan() throws IOException {
        return plan(Map.of("a.sql", prefix));
    }

    private Plan plan(Map<String, Prefix> prefixes) throws IOException {
        PriorDeployments past = new PriorDeployments(
                inChain == null ? null : unfinished(),
                inChain == null ? Map.of() : Map.of("a.sql", inChain),
                latest == null ? Map.of() : Map.of("a.sql", latest),
                Map.of("a.sql", elsewhere),
                Set.of());
        return Planner.plan(Outlines.checked(outlines()), past, prefixes, config());
    }

    private RunConfig config() {
        return RunConfig.of(new Identity("acme:dw", "dw", ""), "0", new Settings(properties));
    }

    private Outline outline() throws IOException {
        return outlines().get(0);
    }

    private List<Outline> outlines() throws IOException {
        Files.writeString(root.resolve("a.sql"), text);
        return Outlines.in(root, properties);
    }

    private static DeploymentRow unfinished() {
        return new DeploymentRow(
                "d1",
                "d1",
                "project",
                "",
                DeploymentKind.DEPLOY,
                "project",
                "dw",
                DeploymentState.FAILED,
                null,
                "2026-01-05",
                null,
                new Audit("anna", null, null, null, null),
                List.of(),
                "an error",
                null,
                null,
                null);
    }
}

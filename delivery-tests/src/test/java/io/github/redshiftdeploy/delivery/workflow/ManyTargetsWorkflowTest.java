package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases to several targets; what deploys is quick and only notes what it would. */
final class ManyTargetsWorkflowTest extends PressedButton {

    private static final String SUMMARY = "release / summary";

    private static final Pattern LINK =
            Pattern.compile("\\[job]\\(https://github\\.com/acme/warehouse/actions/runs/\\d+/job/\\d+\\)");

    private Path notes;
    private String commit = "";

    @BeforeEach
    void writeScripts() throws IOException, InterruptedException {
        notes = Files.createDirectory(folder.resolve("notes"));
        for (String target : List.of("prod-eu", "prod-us", "prod-ap")) {
            repository.environment(target, Warehouse.ROLE);
        }
        commit = repository.commit(
                "refs/heads/main", Map.of("mvnw", Warehouse.wrapper(notes), "sql/1.sql", "SELECT 1;\n"));
    }

    /** The guide shows the summary of this run. */
    @Test
    void each_target_has_an_environment_of_its_own_and_none_begins_behind_one_that_failed() throws Exception {
        repository.environment("prod-us", Map.of("AWS_REGION", "us-east-1"));

        Run run = release(", ref: main").await();
        repository.environment("prod-us", Warehouse.ROLE);
        repository.commit("refs/heads/main", Map.of("sql/1.sql", "SELECT 'of somebody else';\n"));
        Run again = watch(run.again()).succeeds();

        assertThat(run.job("release / deploy (prod-ap)").conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(run.log().commands("error"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("execute succeeded on 1 of 3 targets: prod-us failed, prod-ap not begun");
        assertThat(Files.readString(Path.of("../docs/guides/github.md")))
                .contains(LINK.matcher(run.job(SUMMARY).summary())
                        .replaceAll("job")
                        .replaceFirst("### (.*)", "**$1**")
                        .replaceAll("</?code>", "`")
                        .replaceAll("\\|  +\\|", "| |"));
        assertThat(run.job("release").outputs()).containsEntry("state", "failed");
        assertThat(again.job(SUMMARY).summary())
                .contains("### ✅ execute on 3 of 3 targets\n")
                .contains(run.job(SUMMARY)
                        .summary()
                        .lines()
                        .filter(line -> line.contains("prod-eu"))
                        .toList()
                        .get(0));
        assertThat(again.job("release").outputs())
                .containsEntry("state", "succeeded")
                .containsEntry("commit", commit)
                .hasEntrySatisfying(
                        "scripts", digest -> assertThat(digest.toString()).hasSize(64));
        assertThat(Files.readAllLines(notes.resolve("deployed")))
                .containsExactly("prod-eu " + commit, "prod-us " + commit, "prod-ap " + commit);
    }

    @Test
    void the_others_are_deployed_all_the_same_when_the_caller_says_so() throws Exception {
        Files.createFile(notes.resolve("broken-prod-us"));

        Run run = release(", parallel: 2, continue: true").await();

        assertThat(run.job(SUMMARY).summary()).contains("### ❌ execute on 2 of 3 targets");
        assertThat(run.log().commands("error")).last().asString().endsWith(": prod-us failed");
        assertThat(Files.readAllLines(notes.resolve("deployed")))
                .containsExactly("prod-eu " + commit, "prod-ap " + commit);
    }

    /** Each also plans with a role of its own. */
    @Test
    void the_environment_of_the_plan_is_named_after_the_target() throws Exception {
        repository.environment("prod-eu-plan", Warehouse.ROLE);
        Workflow caller = caller("release", "targets: prod-eu, plan-suffix: -plan");

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .succeeds();

        assertThat(run.job("release / deploy (prod-eu) / plan").artifacts()).isEmpty();
        assertThat(run.job("release / deploy (prod-eu) / plan").conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "'targets: \"\"', targets is empty",
        "'targets: \"prod-eu,\"', targets is no list of names",
        "'targets: \"prod-eu, prod-us\"', targets is no list of names",
        "'targets: \"prod-eu,../prod-us\"', targets is no list of names",
        "'targets: \"prod-eu\\n::add-mask::x\"', targets is no list of names",
        "'targets: \"prod-eu,$(touch pwned)\"', targets is no list of names",
        "'targets: \"prod-eu,prod-us,prod-eu\"', targets names a target twice",
        "'targets: prod-eu, parallel: 0', parallel must be a whole number",
        "'targets: prod-eu, parallel: 2', 'parallel is above 1, so say continue too'",
        "'targets: prod-eu, plan-suffix: \"/../x\"', plan-suffix is no end of a name",
        "'targets: prod-eu, ref: \"main..pwned\"', ref is no name of a branch",
        "'targets: prod-eu, goal: \"plan\\n::add-mask::x\"', goal must be execute"
    })
    void a_list_of_targets_that_is_none_is_refused_and_not_repeated(String with, String why) throws Exception {
        Run run = watch(Run.start(
                        repository, caller("release", with), Event.dispatch("refs/heads/main", commit, Map.of())))
                .await();

        assertThat(run.job("release / targets").steps()).containsEntry("Look at the targets", Conclusion.FAILURE);
        assertThat(run.job("release / deploy").conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.job(SUMMARY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error")).singleElement().asString().contains("the input " + why);
        assertThat(run.log().commandNames()).containsExactly("error");
        assertThat(run.log().text()).doesNotContain("pwned", "add-mask");
    }

    /** What needs each other stands in one job, whose order the plugin keeps. */
    @Test
    void a_chain_is_deployed_in_one_job_under_an_environment_that_is_made_for_it() throws Exception {
        repository.environment("chain", Warehouse.ROLE);
        Workflow caller = caller("deploy", "target: \"producer,analytics\", environment: chain");

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .succeeds();

        assertThat(Files.readAllLines(notes.resolve("deployed"))).containsExactly("producer,analytics " + commit);
        assertThat(run.job(DEPLOY).artifacts()).containsOnlyKeys("redshift-execute-producer,analytics-1");
    }

    @ParameterizedTest
    @CsvSource({
        "'target: \"producer,analytics\"', environment is missing",
        "'target: \"producer,producer\", environment: chain', target names a target twice",
        "'target: \"producer,\", environment: chain', target is no name of a target or a group",
        "'target: \"producer,--help\", environment: chain', target is no name of a target or a group"
    })
    void a_chain_that_is_none_is_refused(String with, String why) throws Exception {
        Run run = watch(Run.start(
                        repository, caller("deploy", with), Event.dispatch("refs/heads/main", commit, Map.of())))
                .await();

        assertThat(run.job(DEPLOY).conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error")).singleElement().asString().contains("the input " + why);
    }

    private Run release(String more) throws IOException {
        Workflow caller = caller("release", "targets: \"prod-eu,prod-us,prod-ap\", sql-path: sql" + more);
        return watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())));
    }

    private static Workflow caller(String name, String with) {
        return Workflow.parse("deploy.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  %1$s:
                    uses: ./.github/workflows/redshift-%1$s.yml
                    permissions: { actions: read, contents: read, id-token: write, packages: read }
                    with: { %2$s }
                """.formatted(name, with));
    }
}

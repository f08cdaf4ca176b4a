package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promotes a commit from one environment to the next; what deploys is quick and only notes what it would. */
final class PromotionWorkflowTest extends PressedButton {

    private static final String COMPARISON = "Compare the scripts with those of the earlier deployment";

    private Path notes;
    private String commit = "";

    @BeforeEach
    void writeScripts() throws IOException, InterruptedException {
        notes = Files.createDirectory(folder.resolve("notes"));
        repository.environment("qa", Warehouse.ROLE);
        commit = repository.commit(
                "refs/heads/main",
                Map.of(
                        "mvnw", Warehouse.wrapper(notes),
                        "sql/1.sql", "SELECT 1;\n",
                        "other/1.sql", "SELECT 2;\n"));
    }

    @Test
    void each_step_deploys_the_commit_of_the_first_also_when_a_failed_one_is_run_again_and_the_branch_has_moved()
            throws Exception {
        Path broken = Files.createFile(notes.resolve("broken-qa"));

        Run run = watch(Run.start(
                        repository, "promote.yml", Event.dispatch("refs/heads/main", commit, Map.of("ref", "main"))))
                .await();
        repository.commit("refs/heads/main", Map.of("sql/1.sql", "SELECT 'of somebody else';\n"));
        Files.delete(broken);
        Run again = watch(run.again()).succeeds();

        assertThat(run.job("qa / deploy").conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.job("prod").conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.results()).doesNotContainKey("prod / check");
        assertThat(again.job("dev / deploy")).isEqualTo(run.job("dev / deploy"));
        assertThat(Files.readAllLines(notes.resolve("deployed")))
                .containsExactly("dev " + commit, "qa " + commit, "prod " + commit);
    }

    @ParameterizedTest
    @CsvSource({
        "'sql-path: other', ${{ needs.dev.outputs.scripts }}, check, these are not the scripts of the earlier deployment",
        "'sql-path: other, plan-environment: dev', ${{ needs.dev.outputs.scripts }}, plan,"
                + " these are not the scripts of the earlier deployment",
        "'sql-path: sql', missing, check, the input scripts is not what an earlier deployment told",
        "'sql-path: sql, goal: plan', ${{ needs.dev.outputs.scripts }}, check, the input scripts is for the goal execute"
    })
    void other_scripts_are_refused_before_anybody_is_asked(String input, String scripts, String job, String why)
            throws Exception {
        Workflow caller = Workflow.parse("promote.yml", """
                on: { workflow_dispatch: {} }
                jobs:
                  dev:
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { target: dev, sql-path: sql }
                  qa:
                    needs: dev
                    uses: ./.github/workflows/redshift-deploy.yml
                    permissions: { contents: read, id-token: write, packages: read }
                    with: { target: qa, scripts: "%s", %s }
                """.formatted(scripts, input));

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .await();

        assertThat(run.job("qa / " + job).conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.job("qa / deploy").conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(run.log().commands("error")).singleElement().asString().contains(why);
        assertThat(Files.readAllLines(notes.resolve("deployed"))).containsExactly("dev " + commit);
    }

    /** What the guide shows, whose last step is a release. */
    @Test
    void the_same_scripts_go_on_also_to_several_targets() throws Exception {
        String guide = Files.readString(Path.of("../docs/guides/github.md"));
        String shown = guide.substring(guide.indexOf("## Promotion")).split("```", 3)[1];
        Workflow caller = Workflow.parse(
                "promote.yml",
                shown.replaceFirst("yaml", "").replaceAll("uses: redshiftdeploy/[^/]+/(.*)@<commit>", "uses: ./$1"));
        repository.environment("prod-eu", Warehouse.ROLE).environment("prod-us", Warehouse.ROLE);

        Run run = watch(Run.start(repository, caller, Event.dispatch("refs/heads/main", commit, Map.of())))
                .succeeds();

        assertThat(run.job("dev / check").steps()).containsEntry(COMPARISON, Conclusion.SKIPPED);
        assertThat(run.job("qa / check").steps()).containsEntry(COMPARISON, Conclusion.SUCCESS);
        assertThat(run.job("prod / deploy (prod-us) / check").steps()).containsEntry(COMPARISON, Conclusion.SUCCESS);
        assertThat(run.job("prod").outputs())
                .containsEntry("state", "succeeded")
                .containsEntry("commit", commit)
                .containsEntry("scripts", run.job("dev").outputs().get("scripts"));
    }
}

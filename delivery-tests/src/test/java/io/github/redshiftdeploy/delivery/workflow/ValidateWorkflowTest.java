package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pull requests, with the plugin of this build; there is no database in it. */
class ValidateWorkflowTest {

    private static final String JOB = "validate";
    private static final String CALLED = "sales / validate";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requirePlugin() {
        Cloud.require();
    }

    @Test
    void a_mistake_is_shown_at_its_line_and_in_one_summary() throws Exception {
        Repository repository = repository();
        String merge = repository.commit(
                "refs/pull/7/merge", Map.of("src/main/redshift/2.sql", "SELECT 1;\nSELECT '::error::no' FROM;\n"));

        Run run = Run.start(repository, "validate.yml", Event.pullRequest(7, merge, "main"))
                .await();

        assertThat(run.job(JOB).conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.log().commands("error"))
                .singleElement()
                .asString()
                .startsWith("::error file=src/main/redshift/2.sql,line=2,");
        assertThat(run.log().commands("warning"))
                .singleElement()
                .asString()
                .startsWith("::warning file=src/main/redshift/1.sql,line=1,");
        assertThat(run.job(JOB).summary()).contains("### ❌ SQL validation").doesNotContain("Plan:");
        assertThat(sarif(run)).contains("\"uri\": \"src/main/redshift/2.sql\"");
        assertThat(run.job(JOB).artifacts()).containsKey("redshift-validate-1");
    }

    @Test
    void what_would_run_is_told_and_only_what_changed_when_that_is_wanted() throws Exception {
        Repository repository = repository().variable("REDSHIFT_CHANGED_ONLY", "true");
        String merge = repository.commit("refs/pull/8/merge", Map.of("src/main/redshift/3.sql", "SELECT 3;\n"));

        Run run = Run.start(repository, "validate.yml", Event.pullRequest(8, merge, "main"))
                .succeeds();

        assertThat(run.job(JOB).summary())
                .contains("### ✅ SQL validation", "### 📋 Plan: 1 of 1 script will run", "3&#46;sql")
                .doesNotContain("1&#46;sql");
        assertThat(run.log().commandNames()).isEmpty();
    }

    /** A required check that does not begin blocks a pull request; so it begins and ends. */
    @Test
    void a_pull_request_that_changes_nothing_here_passes_at_once() throws Exception {
        Repository repository = repository();
        String merge = repository.commit("refs/pull/9/merge", Map.of("README.md", "words\n"));

        Run run = Run.start(repository, inFolder("sql"), Event.pullRequest(9, merge, "main"))
                .succeeds();

        assertThat(run.job(CALLED).steps())
                .containsEntry("Look for changes", Conclusion.SUCCESS)
                .containsEntry("Validate and plan", Conclusion.SKIPPED);
        assertThat(run.job(CALLED).artifacts()).isEmpty();
    }

    @Test
    void the_branch_main_tells_code_scanning_what_it_has_and_a_fork_tells_nothing() throws Exception {
        Repository repository = repository();
        String main = repository.commit("refs/heads/main", Map.of("src/main/redshift/2.sql", "SELECT 2;\n"));

        Run pushed = Run.start(repository, "validate.yml", Event.push("refs/heads/main", main))
                .succeeds();
        String merge = repository.commit("refs/pull/10/merge", Map.of("src/main/redshift/3.sql", "SELECT 3;\n"));
        Run fork = Run.start(
                        repository,
                        "validate.yml",
                        Event.pullRequest(10, merge, "main").fromFork())
                .succeeds();

        assertThat(sarif(pushed)).contains("\"uri\": \"src/main/redshift/1.sql\"");
        assertThat(fork.job(JOB).artifacts()).containsOnlyKeys("redshift-validate-1");
        assertThat(fork.job(JOB).summary()).contains("### 📋 Plan: 3 of 3 scripts will run");
    }

    @Test
    void the_projects_of_a_repository_have_artifacts_of_their_own() throws Exception {
        Repository repository = repository();
        String merge = repository.commit(
                "refs/pull/11/merge",
                Map.of("teams/sales/pom.xml", Warehouse.pom(), "teams/sales/src/main/redshift/1.sql", "SELECT 1;\n"));

        Run run = Run.start(repository, inFolder("teams/sales"), Event.pullRequest(11, merge, "main"))
                .succeeds();

        assertThat(run.job(CALLED).artifacts())
                .containsOnlyKeys("redshift-validate-teams-sales-1", "code scanning: redshift-deploy-teams-sales");
    }

    @Test
    void code_scanning_hears_of_every_module_of_a_build() throws Exception {
        Repository repository = repository();
        String modules = "<packaging>pom</packaging><modules><module>billing</module></modules>";
        String billing = Warehouse.pom().replace("<artifactId>warehouse<", "<artifactId>billing<");
        String main = repository.commit(
                "refs/heads/main",
                Map.of(
                        "pom.xml",
                        Warehouse.pom().replace("<packaging>pom</packaging>", modules),
                        "billing/pom.xml",
                        billing,
                        "billing/src/main/redshift/1.sql",
                        "DELETE FROM staging.bills;\n"));

        Run run = Run.start(repository, "validate.yml", Event.push("refs/heads/main", main))
                .succeeds();

        assertThat(sarif(run))
                .contains("\"uri\": \"src/main/redshift/1.sql\"", "\"uri\": \"billing/src/main/redshift/1.sql\"");
    }

    private static Workflow inFolder(String directory) {
        return Workflow.parse("validate.yml", """
                on: { pull_request: {} }
                jobs:
                  sales:
                    uses: ./.github/workflows/validate.yml
                    permissions: { actions: read, contents: read, packages: read, security-events: write }
                    with: { directory: %s }
                """.formatted(directory));
    }

    private Repository repository() throws IOException, InterruptedException {
        Repository repository = Warehouse.create("acme/warehouse", folder.resolve("acme"));
        repository.commit("refs/heads/main", Map.of("src/main/redshift/1.sql", "DELETE FROM staging.orders;\n"));
        return repository;
    }

    private static String sarif(Run run) throws IOException {
        Path file = run.job(JOB).artifacts().get("code scanning: redshift-deploy");
        assertThat(file).isNotNull();
        return Files.readString(file);
    }
}

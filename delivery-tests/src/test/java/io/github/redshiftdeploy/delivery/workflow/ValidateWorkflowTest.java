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

    private Repository repository() throws IOException, InterruptedException {
        Repository repository = Warehouse.create("acme/warehouse", folder.resolve("acme"));
        repository.commit("refs/heads/main", Map.of("src/main/redshift/1.sql", "DELETE FROM staging.orders;\n"));
        return repository;
    }

    private static String sarif(Run run) throws IOException {
        Path file = run.job(JOB).artifacts().get("code scanning");
        assertThat(file).isNotNull();
        return Files.readString(file);
    }
}

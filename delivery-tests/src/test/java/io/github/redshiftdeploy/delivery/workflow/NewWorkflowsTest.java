package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code init} writes is what the repository has and the guides show. */
class NewWorkflowsTest {

    @TempDir
    private Path folder;

    @Test
    void the_button_is_that_of_this_repository() throws IOException {
        String button = written(folder, "acme", false, "deploy.yml");

        assertThat(button)
                .isEqualTo(Files.readString(Workflow.file("deploy.yml"))
                        .replace(
                                "./.github/workflows/redshift-deploy.yml",
                                "acme/redshift-deploy-maven-plugin/.github/workflows/redshift-deploy.yml@"
                                        + NewWorkflows.COMMIT));
    }

    @Test
    void the_check_of_a_pull_request_is_that_of_the_guides() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String check = written(folder, "redshiftdeploy", false, "validate.yml");
        String withSettings = written(other, "acme", true, "validate.yml");

        assertThat(guide("github.md")).contains(shown(check));
        assertThat(guide("github-private.md")).contains(shown(withSettings));
    }

    @ParameterizedTest
    @CsvSource({
        "deploy.yml, redshift-deploy.yml, false",
        "deploy.yml, redshift-deploy.yml, true",
        "validate.yml, validate.yml, false",
        "validate.yml, validate.yml, true"
    })
    void it_calls_one_of_ours_rightly(String name, String ours, boolean settings) throws IOException {
        Workflow caller = Workflow.parse(name, written(folder, "acme", settings, name));

        Workflow called = Workflow.read(ours);
        assertThat(caller.jobs().values()).singleElement().satisfies(job -> {
            assertThat(Workflow.text(job, "uses"))
                    .isEqualTo(
                            "acme/redshift-deploy-maven-plugin/.github/workflows/" + ours + "@" + NewWorkflows.COMMIT);
            Map<String, Object> given = Workflow.map(job.get("with"));
            assertThat(called.callInputs().keySet()).containsAll(given.keySet());
            assertThat(given.get("settings")).isEqualTo(settings ? ".github/maven-settings.xml" : null);
            called.jobs()
                    .values()
                    .forEach(inner -> assertThat(Workflow.map(job.get("permissions")))
                            .containsAllEntriesOf(Workflow.map(inner.get("permissions"))));
        });
    }

    /** A commit cannot name itself, so a release names the one before it that has the same workflows. */
    @Test
    void a_release_names_the_workflows_that_new_projects_call() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        String workflows = element(pom, "init.workflows");

        if (element(pom, "version").endsWith("-SNAPSHOT")) {
            assertThat(workflows).matches("|[\\w-]+/[\\w.-]+@[0-9a-f]{40}");
        } else {
            assertThat(workflows).matches("redshiftdeploy/redshift-deploy-maven-plugin@[0-9a-f]{40}");
        }
    }

    private static String element(String pom, String name) {
        int start = pom.indexOf("<" + name + ">") + name.length() + 2;
        return pom.substring(start, pom.indexOf("</" + name + ">", start));
    }

    private static String written(Path folder, String owner, boolean settings, String name) throws IOException {
        return Objects.requireNonNull(NewWorkflows.in(folder, owner, settings).get(name));
    }

    private static String shown(String workflow) {
        return "```yaml\n" + workflow.replace(NewWorkflows.COMMIT, "<commit>") + "```\n";
    }

    private static String guide(String page) throws IOException {
        return Files.readString(Path.of("../docs/guides", page));
    }
}

package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that cannot be written changes nothing about what is deployed. */
final class RecordTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root).script("1.sql", "INSERT INTO lab.done VALUES (1);");
    }

    @Test
    void a_deployment_that_succeeded_has_succeeded_though_its_report_cannot_be_written() throws Exception {
        project.set("run", "once").listen(this::breakFolder);

        assertThat(project.deploy().state()).isEqualTo(State.SUCCEEDED);

        assertThat(project.warnings())
                .map(Diagnostic::render)
                .singleElement()
                .asString()
                .startsWith("warning[RS5008]: the report '" + project.report() + "' cannot be written: ");
        assertThat(Warehouse.query("SELECT state FROM redshift_deploy.deployment ORDER BY started_at DESC LIMIT 1"))
                .containsExactly("succeeded");
        Files.delete(root.resolve("reports"));
        assertThat(project.deploy().state()).isEqualTo(State.SUCCEEDED);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void a_deployment_that_failed_says_why_though_its_report_cannot_be_written() throws Exception {
        project.script("2.sql", "SELECT missing;").listen(this::breakFolder);

        assertThat(project.failure()).contains("error[RS5001]", "committed: 1 script before it");

        assertThat(project.warnings())
                .extracting(warning -> warning.code().id())
                .containsExactly("RS5008");
    }

    @Test
    void nothing_runs_when_there_can_be_no_report() throws Exception {
        Files.writeString(root.resolve("reports"), "no folder");

        assertThat(project.failure()).startsWith("error[RS5008]: the report ").contains("committed: nothing");

        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
    }

    /** While the deployment runs, a file takes the place of the folder. */
    private void breakFolder(String line) {
        if (line.startsWith("[1/")) {
            try {
                Files.delete(project.report());
                Files.delete(root.resolve("reports"));
                Files.writeString(root.resolve("reports"), "no folder");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

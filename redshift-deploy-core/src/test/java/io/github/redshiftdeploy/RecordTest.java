package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.report.GitHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that cannot be written changes nothing about what is deployed. */
final class RecordTest {

    @TempDir
    private Path root;

    private Project project;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root).script("1.sql", "INSERT INTO lab.done VALUES (1);");
    }

    @Test
    void a_deployment_that_succeeded_has_succeeded_though_its_report_cannot_be_written() throws Exception {
        project.set("run", "once").whenScriptsRun(this::breakFolder);

        assertThat(project.deploy().state()).isEqualTo(State.SUCCEEDED);

        assertThat(project.warnings())
                .map(Diagnostic::render)
                .singleElement()
                .asString()
                .startsWith("warning[RS5008]: the report '" + project.report() + "' cannot be written: '"
                        + root.resolve("reports") + "' is a file, and must be a folder\n");
        assertThat(Warehouse.query("SELECT state FROM redshift_deploy.deployment ORDER BY started_at DESC LIMIT 1"))
                .containsExactly("succeeded");
        Files.delete(root.resolve("reports"));
        assertThat(project.deploy().state()).isEqualTo(State.SUCCEEDED);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void a_deployment_that_failed_says_why_though_its_report_cannot_be_written() throws Exception {
        project.script("2.sql", "SELECT missing;").whenScriptsRun(this::breakFolder);

        assertThat(project.failure()).contains("error[RS5001]", "committed: 1 script before it");

        assertThat(project.warnings())
                .extracting(warning -> warning.code().id())
                .containsExactly("RS5008");
        assertThat(project.log()).noneMatch(line -> line.startsWith("report: "));
    }

    @Test
    void a_deployment_that_failed_says_where_its_report_is() throws Exception {
        project.script("2.sql", "SELECT missing;");

        assertThat(project.failure()).contains("error[RS5001]");

        assertThat(project.log()).contains("report: " + project.report());
    }

    @Test
    void nothing_runs_when_there_can_be_no_report() throws Exception {
        Files.writeString(root.resolve("reports"), "no folder");

        assertThat(project.failure()).startsWith("error[RS5008]: the report ").contains("committed: nothing");

        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
    }

    @Test
    void github_hears_that_there_can_be_no_report() throws Exception {
        Files.writeString(root.resolve("reports"), "no folder");

        assertThatThrownBy(() -> tellingGitHub().execute(project.config(), Warehouse.route()))
                .isInstanceOf(DiagnosticException.class);

        assertThat(said).singleElement().asString().contains("cannot be written");
        assertThat(Files.readString(root.resolve("output"))).contains("state=failed");
        assertThat(Files.readString(root.resolve("summary"))).contains("cannot be written");
    }

    @Test
    void a_refusal_is_recorded() throws Exception {
        tellingGitHub().refuse(told(), "execute", refusal());

        assertThat(Files.readString(root.resolve("target/redshift-deploy/report.json")))
                .contains("\"failed\"", "\"nowhere\"", "\"RS2004\"");
        assertThat(said).singleElement().asString().contains("there is no target");
    }

    @Test
    void a_refusal_stays_what_it_is_though_it_cannot_be_recorded() throws Exception {
        Files.createDirectories(root.resolve("target"));
        Files.writeString(root.resolve("target/redshift-deploy"), "no folder");

        tellingGitHub().refuse(told(), "execute", refusal());

        assertThat(project.warnings())
                .extracting(warning -> warning.code().id())
                .containsExactly("RS5008");
        assertThat(said)
                .satisfiesExactly(
                        line -> assertThat(line).contains("there is no target"),
                        line -> assertThat(line).contains("cannot be written"));
    }

    @Test
    void record_and_history_and_step_tell_how_it_has_ended() throws Exception {
        project.script("2.sql", "SELECT missing;");

        tellingGitHub().execute(project.config(), Warehouse.route());

        assertThat(project.json().get("outcome").getAsString()).isEqualTo("deployment-failed");
        assertThat(project.json().get("outcomeCode").getAsInt()).isEqualTo(2);
        assertThat(outcomeInHistory()).isEqualTo("deployment-failed");
        assertThat(Files.readAllLines(root.resolve("output"))).contains("outcome=deployment-failed");
        assertThat(Files.readString(root.resolve("summary")))
                .contains("outcome <code>deployment&#45;failed &#40;2&#41;</code>");
        project.script("2.sql", "SELECT 1;").set("run", "on-change").succeed();
        assertThat(project.json().get("outcomeCode").getAsInt()).isZero();
        assertThat(outcomeInHistory()).isEqualTo("success");
    }

    @Test
    void what_stops_it_before_the_first_script_tells_a_mistake_from_the_world() throws Exception {
        project.script("2.sql", "SELEKT 1;");
        assertThat(project.failure()).contains("error[RS1008]");
        assertThat(project.json().get("outcome").getAsString()).isEqualTo("validation-failed");

        project.script("2.sql", "SELECT 1;");
        assertThat(project.failure(Warehouse.credentials("nobody", "wrong"))).contains("error[RS4004]");
        assertThat(project.json().get("outcome").getAsString()).isEqualTo("deployment-failed");

        tellingGitHub().refuse(told(), "execute", refusal());
        assertThat(Files.readString(root.resolve("target/redshift-deploy/report.json")))
                .contains("\"outcome\": \"validation-failed\"", "\"outcomeCode\": 1");
    }

    private static String outcomeInHistory() throws Exception {
        return Warehouse.query("SELECT outcome FROM redshift_deploy.deployment ORDER BY started_at DESC LIMIT 1")
                .get(0);
    }

    @Test
    void a_file_beside_the_record_that_cannot_be_written_is_a_warning() throws Exception {
        Files.createDirectories(tests().resolve("in-its-place"));

        Outcome outcome = tellingGitHub().execute(project.config(), Warehouse.route());

        assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
        assertThat(project.warnings())
                .map(Diagnostic::message)
                .singleElement()
                .asString()
                .startsWith("the report '" + tests() + "' cannot be written: ");
        assertThat(said).singleElement().asString().contains("TEST-execute.xml");
        assertThat(project.json().get("state").getAsString()).isEqualTo("succeeded");
    }

    @Test
    void each_script_that_failed_is_a_test_that_says_why() throws Exception {
        project.script("2.sql", "SELECT missing;")
                .script("3.sql", "SELECT 1;\nSELECT gone;")
                .set("onError", "continue");

        project.failure();

        assertThat(Files.readString(tests()))
                .contains("tests=\"3\" failures=\"2\"")
                .contains(">sql/2.sql:1:8: error[RS5001]: column \"missing\" does not exist")
                .contains(">sql/3.sql:2:8: error[RS5001]: column \"gone\" does not exist");
    }

    private Path tests() {
        return root.resolve("reports/TEST-execute.xml");
    }

    @Test
    void github_hears_of_a_refusal_though_its_record_would_leave_the_project(@TempDir Path outside) throws Exception {
        Files.createSymbolicLink(root.resolve("target"), outside);

        tellingGitHub().refuse(told(), "execute", refusal());

        assertThat(outside).isEmptyDirectory();
        assertThat(said).singleElement().asString().contains("there is no target");
    }

    @Test
    void what_stops_a_deployment_that_has_a_record_is_no_refusal() throws Exception {
        Deployer deployer = tellingGitHub();
        deployer.execute(project.config(), Warehouse.route());
        said.clear();

        deployer.refuse(told(), "execute", refusal());

        assertThat(said).isEmpty();
        assertThat(root.resolve("target")).doesNotExist();
        assertThat(project.json().get("state").getAsString()).isEqualTo("succeeded");
    }

    private GoalSettings told() {
        return Told.by(root, "nowhere", Map.of());
    }

    private static List<Diagnostic> refusal() {
        return List.of(Diagnostic.error(ConfigCode.UNKNOWN_TARGET, "there is no target 'nowhere'"));
    }

    private Deployer tellingGitHub() {
        Map<String, String> environment = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_OUTPUT", root.resolve("output").toString(),
                "GITHUB_STEP_SUMMARY", root.resolve("summary").toString());
        return new Deployer(
                Clock.systemUTC(), line -> {}, project.warnings()::add, GitHub.of(root, environment, said::add));
    }

    /** While the deployment runs, a file takes the place of the folder. */
    private void breakFolder() {
        try {
            Files.delete(project.report());
            Files.delete(tests());
            Files.delete(root.resolve("reports"));
            Files.writeString(root.resolve("reports"), "no folder");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

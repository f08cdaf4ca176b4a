package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.ScriptSet;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.check.rule.Rules;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Interruption;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentId;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.report.DeploymentFormats;
import io.github.redshiftdeploy.report.DeploymentReport;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptText;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts whose text no file holds are deployed beside those of the project. */
class MadeScriptTest {

    private static final String ORIGIN = "rollback of 'sql/a.sql', derived by deployment d-1";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id varchar(20))");
        project = new Project(root);
        project.script("a.sql", "INSERT INTO lab.done VALUES ('file');\n");
    }

    @Test
    void made_text_is_planned_and_run_beside_a_file_and_has_its_row() throws Exception {
        String text = "INSERT INTO lab.done VALUES ('made');\r\nINSERT INTO lab.done VALUES ('again')";

        Outcome outcome = deploy(text);

        assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("again", "file", "made");
        assertThat(rows("path || ' ' || state || ' ' || statements"))
                .containsExactly("sql/a.sql succeeded 1", "undo/a.sql succeeded 2");
        assertThat(rows("checksum")).contains(sha256(text.replace("\r\n", "\n")));
    }

    @Test
    void made_text_that_fails_shows_its_line_and_where_it_comes_from() throws Exception {
        Outcome outcome = deploy("INSERT INTO lab.done VALUES ('made');\nINSERT INTO lab.missing VALUES (1);\n");

        assertThat(Objects.requireNonNull(outcome.failure()).render()).isEqualTo("""
                undo/a.sql:2:13: error[RS5001]: relation "lab.missing" does not exist (SQLSTATE 42P01), at statement 2 of 2
                2 | INSERT INTO lab.missing VALUES (1);
                  |             ^
                  = 'undo/a.sql' is no file of the project: rollback of 'sql/a.sql', derived by deployment d-1
                  = committed: 1 script before it, and nothing of this one
                  = not committed: statements 1 to 2 of this script""");
    }

    @Test
    void a_deployment_goes_on_in_made_text_that_is_the_same() throws Exception {
        String text = "INSERT INTO lab.done VALUES ('made');\nVACUUM lab.done;\nINSERT INTO lab.missing VALUES (1);\n";
        deploy(text);
        Warehouse.run("CREATE TABLE lab.missing (id int)");

        Outcome second = deploy(text);

        assertThat(second.state()).isEqualTo(State.SUCCEEDED);
        assertThat(second.scripts())
                .extracting(script -> script.step().action())
                .containsExactly(Action.SKIP, Action.RESUME);
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("file", "made");
    }

    @Test
    void a_deployment_does_not_go_on_in_made_text_that_is_another_one() throws Exception {
        deploy("INSERT INTO lab.done VALUES ('made');\nVACUUM lab.done;\nINSERT INTO lab.missing VALUES (1);\n");

        assertThatThrownBy(() -> deploy("INSERT INTO lab.done VALUES ('other');\nVACUUM lab.done;\nSELECT 1;\n"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("undo/a.sql: error[RS")
                .hasMessageContaining("the script changed among the first 2 of its statements")
                .hasMessageContaining("'undo/a.sql' is no file of the project: " + ORIGIN);
    }

    @Test
    void what_looks_like_a_placeholder_in_made_text_is_text() throws Exception {
        project.placeholder("env", "prod");

        deploy("INSERT INTO lab.done VALUES ('${env}');\nINSERT INTO lab.done VALUES ('${other}');\n");

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).contains("${env}", "${other}");
    }

    @Test
    void made_text_is_no_script_of_psql_beside_one_that_is() throws Exception {
        project.set("placeholderSyntax", "psql").script("a.sql", "\\echo hello\nSELECT 1;\n");

        assertThatThrownBy(() -> deploy("\\echo hello\nSELECT 1;\n"))
                .hasMessageStartingWith("undo/a.sql:1:1: error[RS10");
    }

    @Test
    void what_is_wrong_with_made_text_is_found_before_anything_runs() {
        assertThatThrownBy(() -> deploy("SELECT 'open;\n")).hasMessage("""
                undo/a.sql:1:8: error[RS1001]: unterminated string literal
                1 | SELECT 'open;
                  |        ^
                  = 'undo/a.sql' is no file of the project: rollback of 'sql/a.sql', derived by deployment d-1
                  = help: close it with ' before the statement ends""");
    }

    private Outcome deploy(String text) throws Exception {
        DeployConfig config = project.config();
        Route route = Warehouse.route();
        Instant now = Instant.now();
        DeploymentReport report = DeploymentReport.begun(
                        DeploymentId.at(now), "lab", config.target().database(), config.audit(), now)
                .at(route.address());
        Validation checked = check(config, text);
        try (Interruption interruption = Interruption.watch();
                Deployment deployment = new Deployment(
                        ReachedTarget.of(report.id(), config, route, project.log()::add),
                        report,
                        Clock.systemUTC(),
                        new DeploymentFormats(
                                config.reports(), GitHub.NONE, project.log()::add, project.warnings()::add),
                        new GateKeeper(config, Clock.systemUTC()),
                        interruption,
                        project.warnings()::add)) {
            return deployment.run(checked, TestSet.NONE);
        }
    }

    private static Validation check(DeployConfig config, String text) throws Exception {
        List<Script> scripts = new ArrayList<>(Discovery.discover(config.scripts()));
        scripts.add(
                new Script("undo/a.sql", new ScriptText.Made(text, ORIGIN), RunPolicy.ALWAYS, TransactionPolicy.AUTO));
        List<Diagnostic> mistakes = new ArrayList<>();
        Validation checked = new Validation(
                mistakes,
                ScriptSet.check(
                        new Discovered(scripts, false),
                        script -> true,
                        config.scripts(),
                        config.checks(),
                        Baseline.NONE,
                        new Rules(),
                        mistakes::add),
                Duration.ZERO);
        checked.check();
        return checked;
    }

    private List<String> rows(String what) throws Exception {
        return Warehouse.query("SELECT " + what + " FROM redshift_deploy.script WHERE project = '"
                + project.config().run().identity().project() + "' ORDER BY path");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

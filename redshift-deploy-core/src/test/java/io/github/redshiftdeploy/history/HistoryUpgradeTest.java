package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history that an earlier release has made: everything in it counts, before and after it is upgraded. */
final class HistoryUpgradeTest {

    private static final List<String> LATER = TableLayout.ALL.stream()
            .flatMap(table -> table.columns().stream()
                    .filter(column -> column.since() > 1)
                    .map(column -> table.name() + "." + column.name()))
            .sorted()
            .toList();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void theHistoryOfTheFirstRelease() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("DROP SCHEMA IF EXISTS old_history CASCADE", "CREATE TABLE lab.done (id int)");
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("/history/version-1.sql"))) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("--")) {
                    Warehouse.run(line);
                }
            }
        }
        project = new Project(Files.createDirectory(folder.resolve("shop")))
                .set("historySchema", "old_history")
                .set("run", "once");
    }

    @Test
    void status_reads_it_as_it_is_and_changes_nothing() throws Exception {
        applied("succeeded.sql", "20260101-080000-000aaaaa", "succeeded", 1, 0);
        applied("baseline.sql", "20260102-080000-000bbbbb", "baseline", 1, 0);
        applied("repaired.sql", "20260103-080000-000ccccc", "repaired", 1, 0);
        applied("cancelled.sql", "20260104-080000-000ddddd", "cancelled", 0, 0);
        applied("failed.sql", "20260105-080000-000eeeee", "failed", 0, 0);
        applied("running.sql", "20260105-080000-000eeeee", "running", 0, 1);
        project.script("new.sql", "INSERT INTO lab.done VALUES (1);\n");

        Status status = project.deployer().status(project.config(), Warehouse.route());

        assertThat(status.scripts().stream().map(HistoryUpgradeTest::inShort))
                .containsExactlyInAnyOrder(
                        "baseline APPLIED",
                        "cancelled FAILED",
                        "failed FAILED",
                        "new PENDING",
                        "repaired APPLIED",
                        "running PARTIAL",
                        "succeeded APPLIED");
        assertThat(status.deployments())
                .extracting(DeploymentRow::state)
                .containsExactly(
                        DeploymentState.RUNNING,
                        DeploymentState.FAILED,
                        DeploymentState.CANCELLED,
                        DeploymentState.SUCCEEDED,
                        DeploymentState.SUCCEEDED,
                        DeploymentState.SUCCEEDED);
        assertThat(laterColumns()).isEmpty();
    }

    @Test
    void a_deployment_upgrades_it_and_goes_on_where_the_one_before_has_failed() throws Exception {
        applied("a.sql", "20260101-080000-000aaaaa", "succeeded", 1, 0);
        applied("b.sql", "20260102-080000-000bbbbb", "baseline", 1, 0);
        applied("c.sql", "20260103-080000-000ccccc", "repaired", 1, 0);
        project.script("d.sql", "INSERT INTO lab.done VALUES (4);\nINSERT INTO lab.done VALUES (5);\n");
        row("d.sql", "20260105-080000-000eeeee", "failed", 2, 0, 0);
        project.script("e.sql", "INSERT INTO lab.done VALUES (6);\n");
        List<String> before = rows();

        project.succeed();

        assertThat(project.log())
                .anyMatch(line ->
                        line.startsWith("goes on with 20260105-080000-000eeeee of 'shop' by cyd, which failed"));
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY 1")).containsExactly("4", "5", "6");
        assertThat(laterColumns()).containsExactlyElementsOf(LATER);
        assertThat(rows())
                .containsAll(
                        before.stream().filter(row -> !row.contains("running")).toList());
        assertThat(Warehouse.query("SELECT obj_description('old_history.script'::regclass)"))
                .containsExactly("redshift-deploy history, version " + TableLayout.NEWEST);
    }

    @Test
    void what_was_cut_off_does_not_run_for_ever() throws Exception {
        project.script("a.sql", "INSERT INTO lab.done VALUES (1);\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT state || ': ' || error FROM old_history.deployment WHERE id = "
                        + "'20260106-080000-000fffff'"))
                .containsExactly("failed: cut off; noticed by "
                        + project.json().get("id").getAsString());
    }

    @Test
    void it_is_upgraded_once_and_then_is_left_alone() throws Exception {
        project.script("a.sql", "INSERT INTO lab.done VALUES (1);\n");
        project.succeed();
        project.script("b.sql", "INSERT INTO lab.done VALUES (2);\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY 1")).containsExactly("1", "2");
    }

    @Test
    void baseline_and_repair_upgrade_it_too() throws Exception {
        project.script("a.sql", "INSERT INTO lab.done VALUES (1);\n");

        project.deployer().baseline(project.config(), Warehouse.route());

        assertThat(laterColumns()).containsExactlyElementsOf(LATER);
        assertThat(project.succeed().scripts()).allMatch(script -> script.executed() == 0);
    }

    @Test
    void a_history_of_a_later_release_is_refused_in_words() throws Exception {
        Warehouse.run("COMMENT ON TABLE old_history.script IS 'redshift-deploy history, version 999'");
        project.script("a.sql", "INSERT INTO lab.done VALUES (1);\n");

        assertThat(project.failure())
                .contains("error[RS4202]: the history in schema 'old_history' is of version 999")
                .contains("this release knows version " + TableLayout.NEWEST);
        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
    }

    private static String inShort(ScriptStatus status) {
        return status.script().replace("sql/", "").replace(".sql", "") + " " + status.state();
    }

    private void applied(String name, String deployment, String state, int committed, int alone)
            throws IOException, SQLException {
        project.script(name, "INSERT INTO lab.done VALUES (0);\n");
        row(name, deployment, state, 1, committed, alone);
    }

    private void row(String name, String deployment, String state, int statements, int committed, int alone)
            throws IOException, SQLException {
        Warehouse.run("INSERT INTO old_history.script VALUES ('" + deployment + "', 1, 'shop', 'sql/" + name + "', '"
                + checksum(name) + "', 'once', '" + state + "', " + statements + ", " + committed + ", NULL, " + alone
                + ", SYSDATE, NULL)");
    }

    private String checksum(String name) throws IOException {
        try {
            return project
                    .deployer()
                    .validate(project.config().scripts(), project.config().checks())
                    .outlines()
                    .stream()
                    .filter(outline -> outline.script().name().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow()
                    .checksum();
        } catch (DiagnosticException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rows() throws SQLException {
        return Warehouse.query("SELECT deployment || path || state || checksum || committed FROM old_history.script"
                + " UNION ALL SELECT id || root || name || state || actor FROM old_history.deployment");
    }

    private static List<String> laterColumns() throws SQLException {
        return Warehouse.query("SELECT table_name || '.' || column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'old_history'")
                .stream()
                .filter(LATER::contains)
                .sorted()
                .toList();
    }
}

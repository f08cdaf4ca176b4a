package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.report.StatusReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that ran once and are gone: the history keeps what it has of them, and nobody misses them. */
class ForgettingTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void twoOfThreeScriptsAreGone() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)", "DROP SCHEMA IF EXISTS forgetful CASCADE");
        project = new Project(root)
                .set("historySchema", "forgetful")
                .set("run", "once")
                .script("a.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("fixes/b.sql", "INSERT INTO lab.done VALUES (2);\n")
                .script("fixes/c.sql", "INSERT INTO lab.done VALUES (3);\n");
        project.succeed();
        Files.delete(project.scripts().resolve("fixes/b.sql"));
        Files.delete(project.scripts().resolve("fixes/c.sql"));
    }

    @Test
    void the_status_says_how_to_be_rid_of_what_is_gone() throws Exception {
        Status status = status();

        assertThat(missing(status)).containsExactly("sql/fixes/b.sql", "sql/fixes/c.sql");
        assertThat(StatusReport.farewell(status, List.of("-Dredshift.target=prod")))
                .containsExactly(
                        "",
                        "2 missing scripts have no file any more; when that is meant, let the history forget them:",
                        "  mvn redshift-deploy:repair -Dredshift.target=prod"
                                + " '-Dredshift.forget=sql/fixes/b.sql,sql/fixes/c.sql'");
    }

    @Test
    void what_is_forgotten_is_missed_by_no_goal_and_its_rows_are_kept() throws Exception {
        assertThat(forget("sql/fixes/b.sql"))
                .extracting(amendment -> amendment.after().path())
                .containsExactly("sql/fixes/b.sql");
        assertThat(missing(status())).containsExactly("sql/fixes/c.sql");

        assertThat(forget("sql/fixes/*.sql")).hasSize(1);

        assertThat(status().scripts())
                .singleElement()
                .satisfies(script -> assertThat(script.state()).isEqualTo(ScriptStatus.State.APPLIED));
        assertThat(StatusReport.farewell(status(), List.of())).isEmpty();
        assertThat(steps()).containsExactly(Action.SKIP);
        assertThat(project.succeed().scripts())
                .singleElement()
                .satisfies(script -> assertThat(script.state()).isEqualTo(State.SKIPPED));
        assertThat(Warehouse.query("SELECT state FROM forgetful.script WHERE path = 'sql/fixes/b.sql' ORDER BY state"))
                .containsExactly("forgotten", "succeeded");
    }

    @Test
    void what_comes_back_is_new() throws Exception {
        forget("sql/fixes");
        project.script("fixes/b.sql", "INSERT INTO lab.done VALUES (2);\n");

        assertThat(status().scripts())
                .extracting(ScriptStatus::state)
                .containsExactly(ScriptStatus.State.APPLIED, ScriptStatus.State.PENDING);
        assertThat(steps()).containsExactly(Action.SKIP, Action.RUN);
        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "2", "2", "3");
        assertThat(missing(status())).isEmpty();
    }

    @Test
    void what_failed_in_its_middle_and_is_forgotten_begins_anew_when_it_comes_back() throws Exception {
        String half = "-- redshift-deploy: transaction=none\nINSERT INTO lab.done VALUES (4);\nSELECT oops;\n";
        project.script("d.sql", half).failure();
        Files.delete(project.scripts().resolve("d.sql"));

        forget("**");
        project.script("d.sql", "INSERT INTO lab.done VALUES (5);\n");

        assertThat(steps()).containsExactly(Action.SKIP, Action.RUN);
        project.succeed();
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void a_mistyped_name_is_told_and_nothing_is_forgotten() throws Exception {
        assertThatThrownBy(() -> forget("sql/fixes/b.sql", "sql/fixes/x.sql", "other"))
                .hasMessage("""
                error[RS4207]: the history has no script 'sql/fixes/x.sql'
                   = help: did you mean 'sql/fixes/b.sql'?

                error[RS4207]: the history has no script 'other'
                   = help: 'redshift-deploy:status' shows which are missing""");

        assertThat(missing(status())).containsExactly("sql/fixes/b.sql", "sql/fixes/c.sql");
        assertThat(forget("sql/fixes/b.sql")).hasSize(1);
    }

    @Test
    void a_script_that_is_there_is_not_forgotten() throws Exception {
        assertThatThrownBy(() -> forget("sql/a.sql")).hasMessage("""
                error[RS4207]: 'sql/a.sql' is still there
                   = help: remove the file first: the history forgets scripts that are gone""");

        assertThat(forget("sql")).hasSize(2);
        Files.delete(project.scripts().resolve("a.sql"));
        assertThat(forget("sql/a.sql")).hasSize(1);
    }

    @Test
    void other_scripts_that_are_there_and_left_out_are_no_farewell() throws Exception {
        project.script("d.sql", "SELECT 1;\n").succeed();

        Status narrowed = project.set("path", "sql/d.sql").deployer().status(project.config(), Warehouse.route());

        assertThat(missing(narrowed)).contains("sql/a.sql");
        assertThat(narrowed.gone()).containsExactly("sql/fixes/b.sql", "sql/fixes/c.sql");
    }

    private List<Amendment> forget(String... patterns) throws Exception {
        return project.deployer().forget(project.config(), Warehouse.route(), List.of(patterns));
    }

    private Status status() throws Exception {
        return project.deployer().status(project.config(), Warehouse.route());
    }

    private List<Action> steps() throws Exception {
        return project.deployer().plan(project.config(), Warehouse.route()).plan().steps().stream()
                .map(step -> step.action())
                .toList();
    }

    private static List<String> missing(Status status) {
        return status.scripts().stream()
                .filter(script -> script.state() == ScriptStatus.State.MISSING)
                .map(ScriptStatus::script)
                .toList();
    }
}

package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs again, and what does not, after what the history remembers. */
final class ResumeTest {

    private static final String BROKEN = "INSERT INTO lab.missing VALUES (1);\n";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root);
    }

    @Test
    void a_script_that_runs_once_does_not_run_again() throws Exception {
        project.set("run", "once").script("1.sql", done(1));

        project.succeed();
        Outcome second = project.succeed();

        assertThat(done()).containsExactly("1");
        assertThat(second.scripts().get(0).state()).isEqualTo(State.SKIPPED);
        assertThat(project.log()).anyMatch(line -> line.startsWith("skipped: sql/1.sql, applied by "));
    }

    @Test
    void nothing_to_do_needs_neither_the_lease_nor_a_look_at_the_scripts() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_idle CASCADE");
        project.set("run", "once")
                .set("historySchema", "lab_idle")
                .set("lockTimeout", "0s")
                .script("1.sql", "DELETE FROM lab.done;\n");
        project.succeed();
        assertThat(project.warnings()).isNotEmpty();
        project.warnings().clear();
        Warehouse.run("INSERT INTO lab_idle.lease VALUES ('deployment', 'other', 'bob', NULL, GETDATE(),"
                + " DATEADD(hour, 1, GETDATE()))");

        Warehouse.local().gateway().resetCounters();
        Outcome second = project.succeed();

        assertThat(second.scripts().get(0).state()).isEqualTo(State.SKIPPED);
        assertThat(project.warnings()).isEmpty();
        assertThat(Warehouse.local().gateway().roundTrips()).isLessThanOrEqualTo(12);
        assertThat(Warehouse.query("SELECT state FROM lab_idle.deployment WHERE finished_at IS NOT NULL"))
                .containsExactly("succeeded", "succeeded");
    }

    @Test
    void a_script_says_itself_that_it_runs_always() throws Exception {
        project.set("run", "once")
                .script("1.sql", done(1))
                .script("2.sql", "-- redshift-deploy: run=always\n" + done(2));

        project.succeed();
        project.succeed();

        assertThat(done()).containsExactly("1", "2", "2");
    }

    @Test
    void a_deployment_that_did_nothing_does_not_hide_one_that_failed() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_later CASCADE");
        project.set("run", "once")
                .set("historySchema", "lab_later")
                .script("1.sql", done(1) + "VACUUM lab.done;\n" + BROKEN);
        project.failure();
        Warehouse.run("INSERT INTO lab_later.deployment (id, root, name, target, state, started_at, actor, processes)"
                + " SELECT 'later', 'later', name, target, 'succeeded', DATEADD(second, 1, started_at), actor, ''"
                + " FROM lab_later.deployment");

        Warehouse.run("CREATE TABLE lab.missing (id int)");
        project.succeed();

        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_that_runs_once_and_changed_is_refused() throws Exception {
        project.set("run", "once").script("1.sql", done(1));
        project.succeed();
        project.script("1.sql", done(2));

        assertThat(project.failure())
                .contains("sql/1.sql: error[RS4301]: the script (run once) changed after it was applied by ");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_that_runs_on_change_runs_again_when_it_changed_and_only_then() throws Exception {
        project.set("run", "on-change").script("1.sql", done(1));

        project.succeed();
        project.succeed();
        project.script("1.sql", done(2));
        project.succeed();

        assertThat(done()).containsExactly("1", "2");
    }

    @Test
    void a_script_that_runs_always_does() throws Exception {
        project.script("1.sql", done(1));

        project.succeed();
        project.succeed();

        assertThat(done()).containsExactly("1", "1");
    }

    @Test
    void a_deployment_that_failed_goes_on_after_what_it_had_committed() throws Exception {
        project.script("1.sql", done(1)).script("2.sql", BROKEN).script("3.sql", done(3));
        project.failure();
        project.script("2.sql", done(2));

        project.succeed();
        project.succeed();

        assertThat(done()).containsExactly("1", "1", "2", "2", "3", "3");
        assertThat(project.log()).anyMatch(line -> line.startsWith("goes on with "));
    }

    @Test
    void it_starts_over_when_it_is_told_to() throws Exception {
        project.script("1.sql", done(1)).script("2.sql", BROKEN);
        project.failure();
        project.script("2.sql", done(2)).set("resume", "false");

        project.succeed();

        assertThat(done()).containsExactly("1", "1", "2");
    }

    @Test
    void a_deployment_of_another_name_does_not_go_on_with_it() throws Exception {
        project.script("1.sql", done(1)).script("2.sql", BROKEN);
        project.failure();
        project.script("2.sql", done(2)).set("name", "another");

        project.succeed();

        assertThat(done()).containsExactly("1", "1", "2");
    }

    @Test
    void a_script_that_changed_after_it_was_applied_is_not_passed_over() throws Exception {
        project.script("1.sql", done(1)).script("2.sql", BROKEN);
        project.failure();
        project.script("1.sql", done(7)).script("2.sql", done(2));

        assertThat(project.failure()).contains("sql/1.sql: error[RS4306]: the script changed after it was applied by ");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_goes_on_in_its_middle_with_its_settings() throws Exception {
        String begin = """
                SET search_path TO lab;
                INSERT INTO done VALUES (1);
                VACUUM done;
                """;
        project.script("1.sql", begin + BROKEN);
        String failure = project.failure();
        project.script("1.sql", begin + "INSERT INTO done VALUES (4);");

        Outcome second = project.succeed();

        assertThat(failure).contains("committed: statements 1 to 3 of this script");
        assertThat(done()).containsExactly("1", "4");
        assertThat(second.scripts().get(0).committed()).isEqualTo(4);
    }

    @Test
    void a_script_goes_on_after_its_commit_without_begin() throws Exception {
        String begin = done(1) + "COMMIT;\n" + done(3) + done(4) + "COMMIT;\nCOMMIT;\n";
        project.script("1.sql", begin + done(7) + BROKEN + "COMMIT;\n");

        String failure = project.failure();
        project.script("1.sql", begin + done(7) + done(8) + "COMMIT;\n");
        Outcome second = project.succeed();

        assertThat(failure)
                .contains("at statement 8 of 9")
                .contains("committed: statements 1 to 6 of this script")
                .contains("not committed: statements 7 to 9 of this script");
        assertThat(done()).containsExactly("1", "3", "4", "7", "8");
        assertThat(second.scripts().get(0).committed()).isEqualTo(9);
    }

    @Test
    void what_was_committed_before_a_commit_without_begin_must_not_change() throws Exception {
        project.script("1.sql", done(1) + "COMMIT;\n" + BROKEN);
        project.failure();
        project.script("1.sql", done(1) + done(2) + BROKEN);

        assertThat(project.failure()).contains("error[RS4303]: the script changed among the first 2 of its statements");
    }

    @Test
    void only_a_commit_is_left_after_a_statement_whose_fate_the_cluster_knows() throws Exception {
        project.set("run", "once").script("1.sql", "VACUUM lab.done;\nCOMMIT;\n");
        project.succeed();
        forgetThat("sql/1.sql", 1);

        project.succeed();
        project.succeed();

        assertThat(project.log()).anyMatch(line -> line.startsWith("skipped: sql/1.sql, applied by "));
    }

    @Test
    void a_script_that_changed_before_the_place_where_it_was_cut_is_refused() throws Exception {
        project.script("1.sql", done(1) + "VACUUM lab.done;\n" + BROKEN);
        project.failure();
        project.script("1.sql", done(7) + "VACUUM lab.done;\n" + done(3));

        assertThat(project.failure())
                .contains("error[RS4303]: the script changed among the first 2 of its statements, which ");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void it_is_refused_too_when_the_deployment_failed_again_at_the_same_place() throws Exception {
        project.script("1.sql", done(1) + "VACUUM lab.done;\n" + BROKEN);
        project.failure();
        project.failure();
        project.script("1.sql", done(7) + "VACUUM lab.done;\n" + done(3));

        assertThat(project.failure()).contains("error[RS4303]");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_whose_temporary_table_is_gone_is_refused() throws Exception {
        project.script("1.sql", "CREATE TEMP TABLE t (id int);\nVACUUM lab.done;\n" + BROKEN);
        project.failure();
        project.script("1.sql", "CREATE TEMP TABLE t (id int);\nVACUUM lab.done;\nSELECT id FROM t;\n");

        assertThat(project.failure()).contains("error[RS4304]").contains("temporary tables or settings that are gone");
    }

    @Test
    void a_repaired_script_counts_as_applied() throws Exception {
        project.set("run", "once").script("1.sql", done(1));
        project.succeed();
        project.script("1.sql", "-- better\n" + done(1)).set("path", "sql/1.sql");

        project.deployer().repair(project.config(), Warehouse.route());

        project.succeed();
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_that_failed_and_was_repaired_is_passed_over_when_the_deployment_goes_on() throws Exception {
        project.set("name", "all")
                .script("1.sql", done(1))
                .script("2.sql", BROKEN)
                .script("3.sql", done(3));
        project.failure();

        project.set("path", "sql/2.sql");
        project.deployer().repair(project.config(), Warehouse.route());
        project.set("path", "sql");
        project.succeed();

        assertThat(done()).containsExactly("1", "3");
    }

    @Test
    void what_the_cluster_knows_of_a_statement_that_ran_by_itself_is_not_asked_of_a_person() throws Exception {
        project.set("transaction", "none").script("1.sql", done(1) + done(2));
        project.succeed();
        forgetThat("sql/1.sql", 1);

        project.succeed();

        assertThat(done()).containsExactly("1", "2", "2");
    }

    @Test
    void what_the_cluster_does_not_know_either_is_asked_of_a_person() throws Exception {
        project.set("transaction", "none").script("1.sql", done(1) + done(2));
        project.succeed();
        forgetThat("sql/1.sql", 1);
        Warehouse.run(
                "UPDATE redshift_deploy.script SET deployment = '20260101-000000-000fffff' WHERE deployment = '" + id()
                        + "'",
                "UPDATE redshift_deploy.deployment SET id = '20260101-000000-000fffff', root = '20260101-000000-000fffff' WHERE id = '"
                        + id() + "'");

        assertThat(project.failure()).contains("error[RS4302]: nobody can tell whether statement 1 has taken effect");
        project.set("resumeAssume", "rerun").succeed();
        assertThat(done()).containsExactly("1", "1", "2", "2");
    }

    @Test
    void what_the_cluster_knows_of_a_script_whose_name_looks_alike_does_not_count() throws Exception {
        project.set("transaction", "none").set("name", "alike").script("a-1.sql", done(1) + done(2));
        project.succeed();
        forgetThat("sql/a-1.sql", 1);
        Warehouse.run("UPDATE redshift_deploy.script SET path = 'sql/a_1.sql' WHERE deployment = '" + id() + "'");
        Files.move(project.scripts().resolve("a-1.sql"), project.scripts().resolve("a_1.sql"));

        assertThat(project.failure())
                .contains("sql/a_1.sql: error[RS4302]: nobody can tell whether statement 1 has taken effect");
    }

    /** Makes the history what it is when a deployment was cut off after a statement that ran by itself. */
    private void forgetThat(String path, int statement) throws Exception {
        Warehouse.run(
                "DELETE FROM redshift_deploy.script WHERE deployment = '" + id() + "' AND committed >= " + statement,
                "UPDATE redshift_deploy.deployment SET state = 'running', script_rows = NULL WHERE id = '" + id()
                        + "'");
        assertThat(Warehouse.query("SELECT alone FROM redshift_deploy.script WHERE deployment = '" + id()
                        + "' AND path = '" + path + "'"))
                .containsExactly(Integer.toString(statement));
    }

    private String id() throws Exception {
        return project.json().get("id").getAsString();
    }

    @Test
    void a_baseline_counts_as_applied() throws Exception {
        project.set("run", "once").script("1.sql", done(1)).script("2.sql", done(2));

        project.deployer().baseline(project.config(), Warehouse.route());
        project.script("3.sql", done(3));
        project.succeed();

        assertThat(done()).containsExactly("3");
    }

    @Test
    void the_whole_deployment_can_be_one_transaction_whatever_else_is_set() throws Exception {
        project.set("transaction", "deployment")
                .set("parallel", "4")
                .script("1.sql", done(1))
                .script("2.sql", done(2) + BROKEN);

        String failure = project.failure();
        assertThat(done()).isEmpty();
        assertThat(failure).contains("committed: nothing");

        project.script("2.sql", done(2));
        project.succeed();
        assertThat(done()).containsExactly("1", "2");
    }

    @Test
    void in_one_transaction_nothing_goes_on_after_a_failure() throws Exception {
        project.set("transaction", "deployment").set("onError", "continue").script("1.sql", done(1));

        assertThatThrownBy(() -> project.config())
                .hasMessageContaining("'redshift.onError' is 'continue', and in one transaction nothing can go on");
    }

    @Test
    void the_status_asks_no_script_to_be_right() throws Exception {
        project.script("1.sql", "DELETE FROM lab.done;\nINSERT INTO;");

        Status status = project.deployer().status(project.config(), Warehouse.route());

        assertThat(status.scripts()).extracting(ScriptStatus::state).contains(ScriptStatus.State.PENDING);
        assertThat(project.warnings()).isEmpty();
    }

    @Test
    void the_history_holds_one_row_a_script_and_who_deployed_it() throws Exception {
        project.set("historySchema", "lab_history")
                .set("ticket", "DW-7")
                .script("1.sql", done(1))
                .script("2.sql", done(2));
        Warehouse.run("DROP SCHEMA IF EXISTS lab_history CASCADE");

        project.succeed();

        assertThat(Warehouse.query("SELECT path || ' ' || state || ' ' || committed || ' of ' || statements"
                        + " FROM lab_history.script ORDER BY position"))
                .containsExactly("sql/1.sql succeeded 1 of 1", "sql/2.sql succeeded 1 of 1");
        assertThat(Warehouse.query("SELECT actor || ' ' || commit_id || ' ' || ticket || ' ' || state"
                        + " FROM lab_history.deployment"))
                .containsExactly("ann 0123abc DW-7 succeeded");
        assertThat(Warehouse.query("SELECT owner FROM lab_history.lease")).isEmpty();
    }

    @Test
    void what_failed_is_in_the_history_with_its_reason() throws Exception {
        project.script("1.sql", done(1) + BROKEN);
        project.failure();

        String id = project.json().get("id").getAsString();
        assertThat(Warehouse.query(
                        "SELECT state || ': ' || error FROM redshift_deploy.script WHERE deployment = '" + id + "'"))
                .singleElement()
                .asString()
                .startsWith("failed: relation \"lab.missing\" does not exist");
    }

    private static String done(int id) {
        return "INSERT INTO lab.done VALUES (" + id + ");\n";
    }

    private static List<String> done() throws Exception {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY id");
    }
}

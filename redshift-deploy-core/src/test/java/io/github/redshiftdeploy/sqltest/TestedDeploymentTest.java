package io.github.redshiftdeploy.sqltest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run after a deployment, while it still holds the lease. */
final class TestedDeploymentTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void scripts() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id INTEGER)");
        project = new Project(root)
                .script("1.sql", "INSERT INTO lab.done VALUES (1);")
                .script("2.sql", """
                        -- redshift-deploy: run=on-change
                        CREATE PROCEDURE lab.load() AS $$ BEGIN INSERT INTO lab.done VALUES (2); END $$ LANGUAGE plpgsql;
                        """)
                .script("2.test.sql", """
                        CALL lab.load();
                        -- expect: 1
                        SELECT COUNT(*) FROM lab.done WHERE id = 2;
                        SELECT COUNT(*) = ${rows} FROM lab.done WHERE id = 2;
                        """)
                .placeholder("rows", "1");
        test("all.sql", "SELECT EXISTS (SELECT 1 FROM lab.done);");
    }

    private void test(String name, String text) throws Exception {
        Path folder = Files.createDirectories(root.resolve("src/test/redshift"));
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void what_tests_fail_of_leaves_the_scripts_committed_and_is_tested_again() throws Exception {
        test("all.sql", "SELECT COUNT(*) = 2 FROM lab.done; SELECT nothing FROM lab.done; SELECT TRUE;");

        Outcome failed = project.deploy();

        assertThat(failed.ending()).isEqualTo(DeploymentOutcome.TESTS_FAILED);
        assertThat(Objects.requireNonNull(failed.failure()).render()).isEqualTo("""
                error[RS6606]: 1 of 2 tests failed: 'src/test/redshift/all.sql'
                   = committed: all scripts
                   = help: mend the scripts or the tests and deploy again: what is committed and unchanged does not run again,\
                 and the tests do""");
        assertThat(project.warnings())
                .map(Diagnostic::message)
                .containsSequence(
                        "expected true, and it is false",
                        "column \"nothing\" does not exist (SQLSTATE 42703), at statement 2 of 3");
        assertThat(project.log())
                .anyMatch(line -> line.startsWith("[1/2] sql/2.test.sql  3 assertions  "))
                .anyMatch(line -> line.startsWith("[2/2] src/test/redshift/all.sql  failed: 2 of 2 assertions  "));
        assertThat(rows()).containsExactly("1");
        assertThat(state()).isEqualTo("failed");
        assertThat(Files.readString(root.resolve("reports/TEST-tests.xml")))
                .contains("tests=\"6\" failures=\"2\" errors=\"0\" skipped=\"1\"")
                .contains("name=\"src/test/redshift/all.sql:1\"");
        assertThat(project.json().getAsJsonArray("tests").asList())
                .map(test -> test.getAsJsonObject().get("state").getAsString())
                .containsExactly("succeeded", "failed");

        Outcome again = project.deploy();

        assertThat(again.ending()).as("nothing but the tests was left to do").isEqualTo(DeploymentOutcome.TESTS_FAILED);
        assertThat(again.scripts()).allMatch(script -> script.state() == State.SKIPPED);
        test("all.sql", "SELECT COUNT(*) = 1 FROM lab.done;");
        assertThat(project.succeed().ending()).isEqualTo(DeploymentOutcome.SUCCESS);
        assertThat(rows()).containsExactly("1");
        assertThat(state()).isEqualTo("succeeded");
    }

    @Test
    void what_a_script_requires_is_asked_right_before_it() throws Exception {
        project.script("3.sql", """
                -- require: SELECT COUNT(*) = ${rows} FROM lab.done
                -- require: SELECT id = 7 FROM lab.done;
                INSERT INTO lab.done VALUES (3);
                """).script("4.sql", "INSERT INTO lab.done VALUES (4);");

        assertThat(project.failure()).isEqualTo("""
                sql/3.sql:2:13: error[RS6620]: what the script requires is not true
                2 | -- require: SELECT id = 7 FROM lab.done;
                  |             ^
                  = committed: 2 scripts before it, and nothing of this one
                  = not committed: statement 1 of this script
                  = not run: 1 script after it
                  = help: bring about what it asks for, and deploy again; or remove the line
                """);
        assertThat(rows()).containsExactly("1");

        Warehouse.run("UPDATE lab.done SET id = 7");
        assertThat(project.succeed().scripts()).hasSize(4);
        assertThat(rows()).containsExactly("3", "4", "7");
    }

    @Test
    void a_deployment_with_nothing_to_do_reads_no_test() throws Exception {
        Files.delete(root.resolve("sql/1.sql"));
        test("all.sql", "SELECT COUNT(*) = 0 FROM lab.done WHERE id = 1;");
        project.succeed();
        test("all.sql", "SELECT FALSE;");

        Outcome outcome = project.succeed();

        assertThat(outcome.scripts()).allMatch(script -> script.state() == State.SKIPPED);
        assertThat(project.log()).filteredOn(line -> line.contains("all.sql")).hasSize(1);
    }

    @Test
    void tests_do_not_run_when_nobody_wants_them() throws Exception {
        test("all.sql", "SELECT FALSE;");

        assertThat(project.set("skipTests", "true").succeed().ending()).isEqualTo(DeploymentOutcome.SUCCESS);
    }

    @Test
    void a_test_that_commits_without_leave_refuses_the_deployment() throws Exception {
        project.script("2.sql", """
                CREATE PROCEDURE lab.load() AS $$ BEGIN COMMIT; END $$ LANGUAGE plpgsql;
                """);

        assertThat(project.failure()).startsWith("sql/2.test.sql:1:1: error[RS6602]");
        assertThat(rows()).isEmpty();
    }

    @Test
    void the_path_chooses_scripts_with_what_stands_beside_them() throws Exception {
        test("all.sql", "SELECT FALSE;");

        project.set("path", "sql/2.sql").succeed();

        assertThat(project.log()).anyMatch(line -> line.startsWith("[1/1] sql/2.test.sql  3 assertions  "));
    }

    private List<String> rows() throws Exception {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY id");
    }

    private String state() throws Exception {
        return Warehouse.query("SELECT state FROM redshift_deploy.deployment WHERE project = '" + root.getFileName()
                        + "' ORDER BY started_at DESC")
                .get(0);
    }
}

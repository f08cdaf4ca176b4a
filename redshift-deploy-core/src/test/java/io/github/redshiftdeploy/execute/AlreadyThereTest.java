package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message advises when a script makes what is there already is done, and helps. */
final class AlreadyThereTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void deployWhatIsThere() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.orders (id int)");
        project = new Project(root).script("1.sql", "CREATE TABLE lab.orders (id int);");

        assertThat(project.failure())
                .contains("already exists (SQLSTATE 42P07)")
                .contains(
                        "help: write IF NOT EXISTS or OR REPLACE; or say '-- redshift-deploy: run=once' in the script,"
                                + " and let 'redshift-deploy:baseline', or 'redshift-deploy:repair' with 'sql.path', tell the"
                                + " history that it is applied");
    }

    @Test
    void a_form_that_may_run_again_succeeds() throws Exception {
        project.script("1.sql", "CREATE TABLE IF NOT EXISTS lab.orders (id int);");

        project.succeed();
    }

    @Test
    void a_script_that_runs_once_is_applied_by_a_baseline() throws Exception {
        project.script("1.sql", "-- redshift-deploy: run=once\nCREATE TABLE lab.orders (id int);");

        project.deployer().baseline(project.config(), Warehouse.route());

        assertThat(project.succeed().scripts().get(0).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void a_script_that_runs_once_is_applied_by_a_repair() throws Exception {
        project.script("1.sql", "-- redshift-deploy: run=once\nCREATE TABLE lab.orders (id int);")
                .set("path", "sql/1.sql");

        project.deployer().repair(project.config(), Warehouse.route());

        assertThat(project.succeed().scripts().get(0).state()).isEqualTo(State.SKIPPED);
    }
}

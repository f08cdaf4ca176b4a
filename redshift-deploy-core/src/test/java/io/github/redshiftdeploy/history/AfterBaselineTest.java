package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.ScriptStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a baseline {@code status}, {@code plan}, {@code execute} and {@code repair} agree about what is applied. */
final class AfterBaselineTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void aFirstDeploymentThatFails() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root)
                .set("run", "once")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("2.sql", "INSERT INTO lab.done VALUES (2);\nSELECT 1/0;\n");
        project.failure();
    }

    @Test
    void what_failed_and_was_done_by_hand_counts_for_all_goals() throws Exception {
        project.script("2.sql", "INSERT INTO lab.done VALUES (2);\n");

        project.deployer().baseline(project.config(), Warehouse.route());

        assertThat(project.deployer()
                        .status(project.config(), Warehouse.route())
                        .scripts())
                .extracting(ScriptStatus::state)
                .containsOnly(ScriptStatus.State.APPLIED);
        assertThat(project.deployer()
                        .plan(project.config(), Warehouse.route())
                        .plan()
                        .steps())
                .allMatch(step -> step.action() == Action.SKIP);
        assertThat(project.deployer().repair(project.config(), Warehouse.route()))
                .isEmpty();
        project.succeed();
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void of_scripts_that_run_always_it_says_that_it_has_no_effect() throws Exception {
        project.set("run", "always").script("2.sql", "INSERT INTO lab.done VALUES (2);\n");

        assertThat(project.deployer().baseline(project.config(), Warehouse.route()))
                .isEmpty();

        assertThat(project.log())
                .contains("2 scripts run always, so a baseline has no effect on them;"
                        + " 'run=once' or 'run=on-change' asks the history");
        project.succeed();
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY 1")).containsExactly("1", "2");
    }
}

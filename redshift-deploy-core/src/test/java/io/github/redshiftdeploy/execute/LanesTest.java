package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts at the same time, and scripts after one that failed. */
final class LanesTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "CREATE TABLE lab.one (id int)", "CREATE TABLE lab.two (id int)", "CREATE TABLE lab.gate (id int)");
        project = new Project(root);
    }

    @Test
    void a_script_does_not_wait_for_one_that_has_nothing_to_do_with_it() throws Exception {
        project.set("parallel", "2")
                .script("1.sql", "INSERT INTO lab.gate VALUES (1);")
                .script("2.sql", "INSERT INTO lab.two VALUES (2);")
                .script("3.sql", "INSERT INTO lab.two SELECT id FROM lab.gate;");
        CompletableFuture<Outcome> deployment;

        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            deployment = CompletableFuture.supplyAsync(this::deploy);
            Warehouse.await("the second script is through", () -> two().equals(List.of("2")));
            connection.rollback();
        }

        assertThat(deployment.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        assertThat(two()).containsExactly("1", "2");
    }

    @Test
    void what_is_tied_keeps_its_order_with_any_number_of_lanes() throws Exception {
        project.set("parallel", "8");
        for (int i = 1; i <= 20; i++) {
            project.script(i + ".sql", "INSERT INTO lab.one SELECT count(*) + 1 FROM lab.one;");
        }

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.one ORDER BY id"))
                .hasSize(20)
                .last()
                .isEqualTo("20");
    }

    @Test
    void a_failure_stops_the_other_lanes_and_the_next_deployment_goes_on() throws Exception {
        project.set("parallel", "3").script("1.sql", "INSERT INTO lab.missing VALUES (1);");
        for (int i = 2; i <= 40; i++) {
            project.script(
                    i + ".sql", "CREATE TABLE lab.t" + i + " (id int);\nINSERT INTO lab.two VALUES (" + i + ");");
        }

        assertThat(project.failure()).contains("sql/1.sql:1:13").contains("lab.missing");
        project.script("1.sql", "INSERT INTO lab.one VALUES (1);");
        project.succeed();

        assertThat(two()).hasSize(39).doesNotHaveDuplicates();
    }

    @Test
    void what_several_failures_left_behind_is_told_of_each() throws Exception {
        project.set("onError", "continue")
                .script(
                        "1.sql",
                        "INSERT INTO lab.one VALUES (1);\nVACUUM lab.one;\nINSERT INTO lab.missing VALUES (1);")
                .script(
                        "2.sql",
                        "INSERT INTO lab.two VALUES (2);\nVACUUM lab.two;\nINSERT INTO lab.absent VALUES (2);");

        assertThat(project.failure())
                .contains("= committed: statements 1 to 2 of this script")
                .contains("= failed too: sql/2.sql:3:13: error[RS5001]: relation \"lab.absent\" does not exist")
                .contains("at statement 3 of 3; committed of it: statements 1 to 2");
    }

    @Test
    void what_does_not_depend_on_a_failure_runs_when_it_is_told_to() throws Exception {
        project.set("onError", "continue")
                .script("1.sql", "CREATE TABLE lab.three (id int);\nINSERT INTO lab.missing VALUES (1);")
                .script("2.sql", "INSERT INTO lab.three VALUES (2);")
                .script("3.sql", "INSERT INTO lab.two VALUES (3);");

        Outcome outcome = project.deploy();

        assertThat(outcome.state()).isEqualTo(State.FAILED);
        assertThat(outcome.scripts())
                .extracting(ScriptOutcome::state)
                .containsExactly(State.FAILED, State.NOT_RUN, State.SUCCEEDED);
        assertThat(Objects.requireNonNull(outcome.failure()).render())
                .contains("= committed: nothing")
                .contains("= committed too, though later in the order: sql/3.sql")
                .contains("= not run: 1 script after it");
        assertThat(two()).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void a_query_of_the_catalogue_runs_whatever_failed_before_it(String lanes) throws Exception {
        project.set("onError", "continue")
                .set("parallel", lanes)
                .script("1.sql", "CREATE TABLE lab.three (id int);\nINSERT INTO lab.missing VALUES (1);")
                .script("2.sql", "SELECT \"table\" FROM svv_table_info WHERE schema = 'lab';")
                .script("3.sql", "INSERT INTO lab.three VALUES (2);")
                .script("4.sql", "SELECT nothing FROM pg_class;")
                .script("5.sql", "INSERT INTO lab.two VALUES (5);");

        Outcome outcome = project.deploy();

        assertThat(outcome.scripts())
                .extracting(ScriptOutcome::state)
                .containsExactly(State.FAILED, State.SUCCEEDED, State.NOT_RUN, State.FAILED, State.SUCCEEDED);
        assertThat(two()).containsExactly("5");
    }

    private Outcome deploy() {
        try {
            return project.deploy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> two() throws Exception {
        return Warehouse.query("SELECT id FROM lab.two ORDER BY id");
    }
}

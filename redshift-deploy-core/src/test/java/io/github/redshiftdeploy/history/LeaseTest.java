package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeaseTest {

    @TempDir
    private Path root;

    private Project first;
    private Project second;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.gate (id int)");
        first = new Project(root.resolve("first")).script("1.sql", "INSERT INTO lab.gate VALUES (1);");
        second = new Project(root.resolve("second")).script("1.sql", "INSERT INTO lab.gate VALUES (2);");
    }

    @Test
    void the_second_deployment_waits_and_says_for_whom() throws Exception {
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            CompletableFuture<Outcome> one = CompletableFuture.supplyAsync(() -> deploy(first));
            Warehouse.await("the first one runs", () -> first.log().contains("runs 1 script"));
            CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(() -> deploy(second));
            String id = first.json().get("id").getAsString();
            Warehouse.await(
                    "the second one waits",
                    () -> second.log().stream()
                            .anyMatch(line -> line.startsWith("waits for '" + id + "' of ann, since ")));
            assertThat(second.log()).doesNotContain("runs 1 script");
            connection.rollback();

            assertThat(one.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
            assertThat(other.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        }
        assertThat(Warehouse.query("SELECT id FROM lab.gate ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void a_deployment_that_waits_too_long_says_who_holds_the_lease_and_unlock_needs_to_know_it() throws Exception {
        second.set("lockTimeout", "0s");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            CompletableFuture<Outcome> one = CompletableFuture.supplyAsync(() -> deploy(first));
            Warehouse.await("the first one runs", () -> first.log().contains("runs 1 script"));
            String id = first.json().get("id").getAsString();

            assertThat(second.failure())
                    .contains("error[RS4203]: another deployment holds the lease: '" + id + "' of ann, since ");
            assertThatThrownBy(() -> second.deployer().unlock(second.config(), Warehouse.route(), "somebody"))
                    .hasMessageContaining(
                            "error[RS4205]: deployment 'somebody' does not hold the lease: it is held by '" + id + "'");
            second.deployer().unlock(second.config(), Warehouse.route(), id);
            assertThat(second.deployer().holder(second.config(), Warehouse.route()))
                    .isEmpty();
            connection.rollback();
            one.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_table_that_a_dead_deployment_locks_is_waited_for_longer_than_a_statement_may_take() throws Exception {
        first.succeed();
        second.set("networkTimeout", "1s");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK redshift_deploy.lease");
            CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(() -> deploy(second));
            TimeUnit.MILLISECONDS.sleep(3_500);
            assertThat(other).isNotDone();
            connection.rollback();

            assertThat(other.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        }
        assertThat(second.log())
                .filteredOn(line -> line.contains("a session has locked the table of the lease"))
                .hasSize(1);
    }

    @Test
    void a_deployment_whose_lease_is_removed_stops_before_its_next_message() throws Exception {
        first.set("leaseDuration", "5s")
                .set("pipeline", "false")
                .set("onError", "continue")
                .script("2.sql", "INSERT INTO lab.gate VALUES (3);");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            CompletableFuture<String> failure = CompletableFuture.supplyAsync(() -> failure(first));
            Warehouse.await("the first one runs", () -> first.log().contains("runs 2 scripts"));
            String id = first.json().get("id").getAsString();
            first.deployer().unlock(first.config(), Warehouse.route(), id);
            Thread.sleep(3_000);
            connection.rollback();

            assertThat(failure.get(60, TimeUnit.SECONDS))
                    .startsWith("sql/1.sql: error[RS4204]: the lease of the deployment is lost: somebody else has"
                            + " removed it")
                    .contains("committed: nothing")
                    .contains("not committed: statement 1 of this script")
                    .contains("not run: 1 script after it");
        }
        assertThat(first.json().get("state").getAsString()).isEqualTo("failed");
        assertThat(first.scriptsInReport())
                .containsExactly(
                        "1.sql: failed, 1 of 1 executed, 0 committed", "2.sql: not-run, 0 of 1 executed, 0 committed");
        assertThat(Warehouse.query("SELECT id FROM lab.gate")).isEmpty();
    }

    private static Outcome deploy(Project project) {
        try {
            return project.deploy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String failure(Project project) {
        try {
            return project.failure();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

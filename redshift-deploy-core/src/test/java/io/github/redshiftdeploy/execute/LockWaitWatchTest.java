package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done about a statement that takes long. */
final class LockWaitWatchTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.gate (id int)");
        project = new Project(root).set("lockWaitWarning", "300ms").script("1.sql", """
                        SELECT 1;
                        INSERT INTO lab.gate VALUES (1);
                        """);
    }

    @Test
    void says_who_holds_the_lock_that_a_statement_waits_for() throws Exception {
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            CompletableFuture<Outcome> deployment = CompletableFuture.supplyAsync(this::deploy);
            Warehouse.await(
                    "it is said",
                    () -> project.log().stream()
                            .anyMatch(line -> line.matches(
                                    "    ! still running after \\d+ s: 'sql/1.sql' statements 1 to 2 of 2; it waits"
                                            + " for a lock: session \\d+ of awsuser holds 'gate' since .* UTC")));
            connection.rollback();

            assertThat(deployment.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        }
    }

    @Test
    void gives_up_a_lock_that_is_waited_for_too_long() throws Exception {
        project.set("lockWaitTimeout", "500ms");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");

            String failure = project.failure();

            assertThat(failure)
                    .contains("sql/1.sql:2:1: error[RS5007]: waited longer than 'redshift.lockWaitTimeout' for a lock:"
                            + " session ")
                    .contains("committed: nothing");
            connection.rollback();
        }
        assertThat(Warehouse.query("SELECT id FROM lab.gate")).isEmpty();
    }

    @Test
    void what_counts_is_the_wait_for_the_lock_and_not_the_time_of_the_statement() throws Exception {
        Warehouse.runInPostgres("""
                CREATE PROCEDURE lab.late() AS $$
                BEGIN
                  PERFORM pg_sleep(4);
                  INSERT INTO lab.gate VALUES (1);
                END;
                $$ LANGUAGE plpgsql""");
        project.set("lockWaitTimeout", "3s").set("lockWaitWarning", "30s").script("1.sql", "CALL lab.late();");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            CompletableFuture<Outcome> deployment = CompletableFuture.supplyAsync(this::deploy);
            Warehouse.await(
                    "it waits for the lock",
                    () -> !Warehouse.query("SELECT pid FROM svv_transactions WHERE granted = 'f'")
                            .isEmpty());
            Thread.sleep(1_000);
            connection.rollback();

            assertThat(deployment.get(60, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        }
    }

    @Test
    void a_holder_whom_this_user_may_not_see_is_told_to_be_hidden() throws Exception {
        Warehouse.run(
                "DROP SCHEMA IF EXISTS carols CASCADE",
                "DROP USER IF EXISTS carol",
                "CREATE USER carol PASSWORD 'Carol-1-Password'",
                "CREATE SCHEMA carols AUTHORIZATION carol",
                "GRANT ALL ON SCHEMA lab TO carol",
                "GRANT ALL ON lab.gate TO carol");
        project.set("lockWaitTimeout", "1s").set("historySchema", "carols");
        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");

            String failure = project.failure(Warehouse.credentials("carol", "Carol-1-Password"));

            assertThat(failure)
                    .contains("error[RS5007]: waited longer than 'redshift.lockWaitTimeout' for a lock: the holder of"
                            + " 'gate' is not visible to this user");
            connection.rollback();
        } finally {
            Warehouse.run(
                    "DROP SCHEMA IF EXISTS carols CASCADE",
                    "REVOKE ALL ON lab.gate FROM carol",
                    "REVOKE ALL ON SCHEMA lab FROM carol",
                    "DROP USER carol");
        }
    }

    @Test
    void a_statement_that_took_too_long_without_another_is_not_sent_again() throws Exception {
        Warehouse.runInPostgres(
                "CREATE PROCEDURE lab.slow() AS $$ BEGIN PERFORM pg_sleep(30); END; $$ LANGUAGE plpgsql");
        project.set("lockWaitWarning", "30s")
                .set("statementTimeout", "1s")
                .script("1.sql", "CALL lab.slow();\nINSERT INTO lab.gate VALUES (1);\n");

        assertThat(project.failure()).contains("1.sql:1:1", "SQLSTATE 57014", "statement 1 of 2", "committed: nothing");

        assertThat(project.log()).noneMatch(line -> line.contains("together"));
    }

    @Test
    void statements_that_take_too_long_only_together_are_sent_one_by_one() throws Exception {
        // As Redshift may, it takes the time of a message for that of each statement in it.
        Warehouse.runInPostgres("""
                CREATE PROCEDURE lab.together() AS $$
                BEGIN
                  IF position('lab.gate' IN current_query()) > 0 THEN
                    PERFORM pg_sleep(1.1);
                    RAISE EXCEPTION USING ERRCODE = '57014', MESSAGE = 'Query (7) canceled on user''s request';
                  END IF;
                END;
                $$ LANGUAGE plpgsql""");
        project.set("lockWaitWarning", "30s")
                .set("statementTimeout", "1s")
                .script(
                        "1.sql",
                        "INSERT INTO lab.gate VALUES (1);\nCALL lab.together();\nINSERT INTO lab.gate VALUES (2);\n");

        Outcome outcome = project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.gate ORDER BY id")).containsExactly("1", "2");
        assertThat(outcome.remarks())
                .singleElement()
                .asString()
                .contains("longer together than 'redshift.statementTimeout'");
    }

    @Test
    void a_statement_that_takes_too_long_by_itself_fails() throws Exception {
        Warehouse.runInPostgres(
                "CREATE PROCEDURE lab.slow() AS $$ BEGIN PERFORM pg_sleep(30); END; $$ LANGUAGE plpgsql");
        project.set("lockWaitWarning", "30s")
                .set("statementTimeout", "1s")
                .script("1.sql", "INSERT INTO lab.gate VALUES (1);\nCALL lab.slow();\n");

        assertThat(project.failure()).contains("1.sql:2:1", "SQLSTATE 57014", "statement 2 of 2", "committed: nothing");
        assertThat(Warehouse.query("SELECT id FROM lab.gate")).isEmpty();
    }

    private Outcome deploy() {
        try {
            return project.deploy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

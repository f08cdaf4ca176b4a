package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call of a procedure that commits in its middle, and then ends badly in one way or another: what it has committed is
 * done once, nobody says that it is not committed, and the next deployment asks a person.
 */
final class InPartsTest {

    /** The procedure commits one row and then does something that does not come to an end. */
    private static final String COMMITS = """
            CREATE PROCEDURE lab.commits() AS $$
            BEGIN
              INSERT INTO lab.done VALUES (1);
              COMMIT;
              INSERT INTO lab.gate VALUES (1);
              INSERT INTO lab.done VALUES (2);
            END
            $$ LANGUAGE plpgsql;
            """;

    private static final String UNKNOWN =
            "unknown: whether statement 1 has taken effect;" + " it may have committed some of its work";

    @TempDir
    private Path root;

    private Project project;
    private Connection holder;

    @BeforeEach
    void holdTheGate() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)", "CREATE TABLE lab.gate (id int)");
        Warehouse.run(COMMITS);
        project = new Project(root).script("1.sql", "CALL lab.commits();\nINSERT INTO lab.done VALUES (3);\n");
        holder = Warehouse.cluster().connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK lab.gate");
        }
    }

    @AfterEach
    void letGo() throws SQLException {
        holder.close();
    }

    @Test
    void it_fails_with_an_error() throws Exception {
        holder.rollback();
        Warehouse.run("DROP TABLE lab.gate");

        inDoubt(project.failure());

        Warehouse.run("CREATE TABLE lab.gate (id int)");
        asks();
    }

    @Test
    void it_takes_longer_than_a_statement_may() throws Exception {
        project.set("statementTimeout", "2s");

        inDoubt(project.failure());

        asks();
    }

    @Test
    void it_waits_too_long_for_a_lock() throws Exception {
        project.set("lockWaitTimeout", "1s");

        inDoubt(project.failure());

        asks();
    }

    @Test
    void its_session_is_ended_and_there_are_tries_left() throws Exception {
        CompletableFuture<Void> ending = CompletableFuture.runAsync(InPartsTest::endWhoWaits);

        String shown = project.set("retries", "3").failure();

        ending.get(20, TimeUnit.SECONDS);
        inDoubt(shown);
        asks();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void somebody_stops_the_deployment() throws Exception {
        Process child = start();
        Warehouse.await("the call waits", InPartsTest::waits);

        child.destroy();

        assertThat(child.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(project.json()
                        .getAsJsonArray("problems")
                        .get(0)
                        .getAsJsonObject()
                        .get("notes")
                        .toString())
                .contains(UNKNOWN)
                .doesNotContain("not committed: statement 1 ")
                .doesNotContain("not committed: statements 1");
        asks();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
    void the_machine_that_deploys_dies() throws Exception {
        Process child = start();
        Warehouse.await("the call waits", InPartsTest::waits);

        child.destroyForcibly().waitFor();

        project.set("leaseDuration", "5s");
        assertThat(project.failure()).contains("error[RS4302]: nobody can tell whether statement 1 has taken effect");
        assertThat(done()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN TRUNCATE lab.other; PERFORM 1 / 0; END",
                "BEGIN INSERT INTO lab.done VALUES (1); EXECUTE 'SELECT 1/' || '0'; END",
                "BEGIN INSERT INTO lab.done VALUES (1); INSERT INTO lab.missing VALUES (1);"
                        + " EXCEPTION WHEN OTHERS THEN INSERT INTO lab.done VALUES (1); END",
                "BEGIN CALL lab.commits(); END",
            })
    void of_these_procedures_nobody_is_certain(String body) throws Exception {
        holder.rollback();
        Warehouse.run("CREATE TABLE lab.other (id int)", "DROP TABLE lab.gate");
        Warehouse.run("CREATE PROCEDURE lab.p() AS $$ " + body + " $$ LANGUAGE plpgsql");
        project.set("transaction", "none").script("1.sql", "CALL lab.p();\n");

        assertThat(project.failure()).contains(UNKNOWN).doesNotContain("not committed:");
        asks();
    }

    @Test
    void a_procedure_of_the_set_that_commits_nothing_is_undone_for_certain() throws Exception {
        project.set("transaction", "none").script("1.sql", """
                CREATE OR REPLACE PROCEDURE lab.p() AS $$
                BEGIN
                  INSERT INTO lab.done VALUES (1);
                  INSERT INTO lab.missing VALUES (1);
                END
                $$ LANGUAGE plpgsql;
                CALL lab.p();
                """);

        assertThat(project.failure()).contains("not committed: statement 2").doesNotContain("unknown:");

        Warehouse.run("CREATE TABLE lab.missing (id int)");
        project.succeed();
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_procedure_that_is_not_there_has_not_begun() throws Exception {
        project.script("1.sql", "CALL lab.missing();\n");

        assertThat(project.failure()).contains("not committed: statement 1").doesNotContain("unknown:");
        assertThat(project.failure()).doesNotContain("RS4302");
    }

    @Test
    void a_truncate_by_itself_that_fails_by_itself_has_done_nothing() throws Exception {
        project.set("transaction", "none").script("1.sql", "TRUNCATE lab.missing;\n");

        assertThat(project.failure()).contains("not committed: statement 1").doesNotContain("unknown:");
        assertThat(project.failure()).doesNotContain("RS4302");
    }

    @Test
    void a_truncate_by_itself_that_is_stopped_may_have_committed() throws Exception {
        project.set("transaction", "none").set("statementTimeout", "2s").script("1.sql", "TRUNCATE lab.gate;\n");

        assertThat(project.failure()).contains(UNKNOWN).doesNotContain("not committed:");

        assertThat(project.failure()).contains("error[RS4302]");
    }

    private static void inDoubt(String shown) throws SQLException {
        assertThat(shown)
                .contains(UNKNOWN)
                .contains("not committed: statement 2 of this script")
                .contains("'redshift.resumeAssume' set to 'done' goes on after it, 'rerun' runs it again");
        assertThat(done()).containsExactly("1");
    }

    /** Nothing runs again before a person has decided. */
    private void asks() throws Exception {
        holder.rollback();
        List<String> before = done();
        project.set("statementTimeout", "60s").set("lockWaitTimeout", "60s").set("leaseDuration", "5s");

        assertThat(project.failure())
                .contains("error[RS4302]: nobody can tell whether statement 1 has taken effect: it was ");
        assertThat(done()).isEqualTo(before);

        project.set("resumeAssume", "done").succeed();
        assertThat(done().subList(0, before.size())).isEqualTo(before);
    }

    private Process start() throws IOException {
        return DeployInChild.start(
                root,
                Warehouse.local().connectionFile(),
                List.of("-XX:TieredStopAtLevel=1"),
                "leaseDuration=5s",
                "retries=3");
    }

    private static boolean waits() throws SQLException {
        return Warehouse.query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .equals(List.of("1"));
    }

    private static void endWhoWaits() {
        try {
            Warehouse.await(
                    "a session waits and is ended",
                    () -> Warehouse.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted")
                            .equals(List.of("t")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> done() throws SQLException {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY id");
    }
}

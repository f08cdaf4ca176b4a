package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A deployment in a JVM of its own that somebody stops, while it waits for a lock that this test holds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
final class CancellationTest {

    /** Shorter than the statements that are stopped would take, and long enough for a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final String WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted";

    @TempDir
    private Path root;

    private Project project;
    private Connection holder;

    @BeforeEach
    void holdTheLock() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)", "CREATE TABLE lab.gate (id int)");
        project = new Project(root);
        holder = Warehouse.cluster().connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK lab.gate");
        }
    }

    @AfterEach
    void letGo() throws SQLException {
        Warehouse.local().gateway().faults().clear();
        holder.close();
    }

    @Test
    void a_terminated_deployment_rolls_back_and_says_what_is_committed() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);")
                .script("2.sql", """
                        INSERT INTO lab.done VALUES (2);
                        VACUUM lab.done;
                        INSERT INTO lab.done VALUES (4);
                        INSERT INTO lab.gate VALUES (5);
                        INSERT INTO lab.done VALUES (6);
                        """)
                .script("3.sql", "INSERT INTO lab.done VALUES (7);");
        Process child = start();
        Warehouse.await("the deployment waits for the lock", () -> waiting(1));

        Duration needed = terminate(child);

        assertThat(needed).isLessThan(LONGEST);
        assertThat(project.json().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(project.scriptsInReport())
                .containsExactly(
                        "1.sql: succeeded, 1 of 1 executed, 1 committed",
                        "2.sql: cancelled, 3 of 5 executed, 2 committed",
                        "3.sql: not-run, 0 of 1 executed, 0 committed");
        assertThat(problem().get("message").getAsString()).isEqualTo("cancelled during statement 4 of 5");
        assertThat(problem().get("notes").getAsJsonArray().asList())
                .map(note -> note.getAsString())
                .containsExactly(
                        "committed: 1 script before it, and statements 1 to 2 of this script",
                        "not committed: statements 3 to 5 of this script",
                        "not run: 1 script after it");
        assertThat(done()).containsExactly("1", "2");
        assertThat(waiting(0)).as("nothing waits any more").isTrue();
        assertThat(Files.readString(root.resolve("child.log")))
                .contains("sql/2.sql:4:1: error[RS5002]: cancelled during statement 4 of 5");
    }

    @Test
    void a_terminated_block_of_a_script_is_rolled_back() throws Exception {
        project.script("1.sql", """
                BEGIN;
                INSERT INTO lab.done VALUES (2);
                INSERT INTO lab.gate VALUES (3);
                COMMIT;
                """);
        Process child = start();
        Warehouse.await("the deployment waits for the lock", () -> waiting(1));

        Duration needed = terminate(child);

        assertThat(needed).isLessThan(LONGEST);
        assertThat(project.scriptsInReport()).containsExactly("1.sql: cancelled, 2 of 4 executed, 0 committed");
        assertThat(done()).isEmpty();
    }

    @Test
    void a_deployment_that_is_terminated_while_it_connects_says_so() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);");
        Warehouse.local().gateway().faults().silent(true);
        Process child = start("connectTimeout=60s");
        Warehouse.await("the deployment has begun", () -> childSaid("deployment "));

        Duration needed = terminate(child);

        assertThat(needed).isLessThan(LONGEST);
        assertThat(project.json().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(problem().get("message").getAsString()).isEqualTo("cancelled before the first statement");
    }

    @Test
    void a_deployment_that_is_terminated_between_two_tries_says_so() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);");
        Warehouse.local().gateway().faults().refuseLogins("53300", "too many");
        Process child = start("connectRetries=100", "connectRetriesInterval=60s");
        Warehouse.await("the deployment tries again", () -> childSaid("try 3 of 101"));

        Duration needed = terminate(child);

        assertThat(needed).isLessThan(LONGEST);
        assertThat(project.json().get("state").getAsString()).isEqualTo("cancelled");
    }

    @Test
    void what_a_killed_deployment_had_sent_is_done_once_and_the_history_knows_of_it() throws Exception {
        project.script("1.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.gate VALUES (2);
                """);
        Process child = start("leaseDuration=5s");
        Warehouse.await("the deployment waits for the lock", () -> waiting(1));

        child.destroyForcibly().waitFor();

        assertThat(project.json().get("state").getAsString()).isEqualTo("running");
        assertThat(project.json().has("finished")).isFalse();
        holder.rollback();
        project.succeed();
        assertThat(done()).containsExactly("1");
        assertThat(Warehouse.query("SELECT id FROM lab.gate")).containsExactly("2");
    }

    @Test
    void a_statement_that_begins_as_the_request_comes_is_cancelled_too() throws Exception {
        project.script("1.sql", "INSERT INTO lab.gate VALUES (1);\nSELECT 1;");
        Process child = start();
        Warehouse.await("the deployment has begun", () -> childSaid("runs 1 script"));

        Duration needed = terminate(child);

        assertThat(needed).isLessThan(LONGEST);
        assertThat(project.json().get("state").getAsString()).isEqualTo("cancelled");
    }

    private Process start(String... settings) throws IOException {
        return DeployInChild.start(
                root, Warehouse.local().connectionFile(), List.of("-XX:TieredStopAtLevel=1"), settings);
    }

    /** Sends SIGTERM and returns how long the process went on. */
    private static Duration terminate(Process child) throws InterruptedException {
        long begun = System.nanoTime();
        child.destroy();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean childSaid(String words) throws IOException {
        Path log = root.resolve("child.log");
        return Files.exists(log) && Files.readString(log).contains(words);
    }

    private static boolean waiting(int sessions) throws SQLException {
        return Warehouse.query(WAITS).equals(List.of(Integer.toString(sessions)));
    }

    private static List<String> done() throws SQLException {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY id");
    }

    private JsonObject problem() throws IOException {
        return project.json().getAsJsonArray("problems").get(0).getAsJsonObject();
    }
}

package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
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

/**
 * One database user deploys and is killed, and another one goes on. The session of the dead one lives as long as it
 * waits for a lock, and neither can be seen nor ended by the other.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
final class TwoUsersTest {

    private static final String PASSWORD = "First-1-Password";

    @TempDir
    private Path folder;

    private Project first;
    private Project second;
    private Connection holder;

    @BeforeEach
    void twoUsersAndOneHistory() throws Exception {
        Warehouse.fresh("duo");
        Warehouse.run("DROP SCHEMA IF EXISTS duo_history CASCADE", "CREATE TABLE duo.done (id int)");
        Warehouse.run("CREATE TABLE duo.gate (id int)");
        for (String user : List.of("duo_ann", "duo_ci")) {
            if (Warehouse.query("SELECT 1 FROM pg_user WHERE usename = '" + user + "'")
                    .isEmpty()) {
                Warehouse.run("CREATE USER " + user + " PASSWORD '" + PASSWORD + "'");
            }
            Warehouse.run("GRANT USAGE, CREATE ON SCHEMA duo TO " + user);
            Warehouse.run("GRANT ALL ON ALL TABLES IN SCHEMA duo TO " + user);
        }
        Warehouse.run("CREATE SCHEMA duo_history AUTHORIZATION duo_ann");
        first = project("first", "duo_ann");
        second = project("second", "duo_ci");
        Files.createDirectories(first.scripts());
        first.script("0.sql", "SELECT 1;\n").succeed();
        Files.delete(first.scripts().resolve("0.sql"));
        Warehouse.run("GRANT USAGE, CREATE ON SCHEMA duo_history TO duo_ci");
        Warehouse.run("GRANT ALL ON ALL TABLES IN SCHEMA duo_history TO duo_ci");
        holder = Warehouse.cluster().connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK duo.gate");
        }
    }

    @AfterEach
    void letGo() throws SQLException {
        holder.close();
        Warehouse.run("DROP SCHEMA IF EXISTS duo CASCADE", "DROP SCHEMA IF EXISTS duo_history CASCADE");
    }

    @Test
    void what_the_dead_one_has_open_is_waited_for_and_what_it_has_sent_behind_it_never_runs() throws Exception {
        scripts("1.sql", "INSERT INTO duo.done VALUES (1);\nINSERT INTO duo.gate VALUES (1);\n");
        scripts("2.sql", "INSERT INTO duo.done VALUES (2);\n");
        killWhileItWaits();
        CompletableFuture<String> other = CompletableFuture.supplyAsync(this::goOn);
        Warehouse.await("the other one waits too", () -> waiting() == 2);

        holder.rollback();

        assertThat(other.get(60, TimeUnit.SECONDS)).startsWith("SUCCEEDED");
        assertThat(done()).containsExactly("1", "2");
        assertThat(gate()).containsExactly("1");
        assertThat(fences()).isEmpty();
    }

    @Test
    void who_has_waited_in_vain_is_told_whose_session_it_is() throws Exception {
        scripts("1.sql", "INSERT INTO duo.done VALUES (1);\nINSERT INTO duo.gate VALUES (1);\n");
        killWhileItWaits();

        String shown = second.set("lockTimeout", "9s").failure();

        assertThat(shown)
                .contains("error[RS4210]: a transaction of deployment ")
                .contains(", which was cut off, is still open")
                .contains("database user 'duo_ann', or a superuser, end its sessions (SELECT pg_terminate_backend(n)");
        assertThat(done()).isEmpty();
        holder.rollback();
        Warehouse.await("the dead one has done its work", () -> done().equals(List.of("1")));
        assertThat(goOn()).startsWith("SUCCEEDED");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void what_runs_by_itself_is_never_begun_beside_the_dead_one() throws Exception {
        scripts(
                "1.sql",
                "-- redshift-deploy: transaction=none\nINSERT INTO duo.gate VALUES (1);\nINSERT INTO duo.done VALUES (1);\n");
        killWhileItWaits();

        assertThat(goOn())
                .contains(
                        "error[RS4210]: statement 1 of 'sql/1.sql' may still run in a session of database user 'duo_ann'");
        holder.rollback();
        Warehouse.await("the dead one has done its work", () -> gate().equals(List.of("1")));
        assertThat(goOn()).contains("error[RS4210]");

        second.set("resumeAssume", "done");
        assertThat(goOn()).startsWith("SUCCEEDED");
        assertThat(gate()).containsExactly("1");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_deployment_that_lives_and_has_lost_its_lease_to_the_other_one_changes_nothing_more() throws Exception {
        first.script("1.sql", "INSERT INTO duo.gate VALUES (1);\n")
                .script("2.sql", "INSERT INTO duo.done VALUES (2);\n");
        first.set("pipeline", "false");
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> shown(first));
        Warehouse.await("it waits for the lock", () -> waiting() == 1);
        String fence = fences().get(0);
        CompletableFuture<Void> dropping = CompletableFuture.runAsync(() -> drop(fence));
        Warehouse.await("the other one waits too", () -> waiting() == 2);

        holder.rollback();

        dropping.get(20, TimeUnit.SECONDS);
        assertThat(one.get(60, TimeUnit.SECONDS))
                .contains("error[RS4204]: the lease of the deployment is lost: another deployment has taken over");
        assertThat(done()).isEmpty();
    }

    private static void drop(String fence) {
        try {
            user("duo_ci").run("DROP TABLE duo_history." + fence);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cluster user(String name) {
        return Warehouse.cluster().user(name, PASSWORD);
    }

    private Project project(String name, String user) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name).resolve("project"));
        return new Project(root, user(user))
                .set("name", "duo")
                .set("historySchema", "duo_history")
                .set("historyOwner", "duo_ann")
                .set("leaseDuration", "5s");
    }

    private void scripts(String name, String text) throws IOException {
        first.script(name, text);
        second.script(name, text);
    }

    private void killWhileItWaits() throws Exception {
        Path connection = folder.resolve(RedshiftLocal.CONNECTION_FILE);
        user("duo_ann").writeTo(connection);
        Process child = DeployInChild.start(
                folder.resolve("first").resolve("project"),
                connection,
                List.of("-XX:TieredStopAtLevel=1"),
                "name=duo",
                "historySchema=duo_history",
                "historyOwner=duo_ann",
                "leaseDuration=5s");
        Warehouse.await("it waits for the lock", () -> waiting() == 1);
        child.destroyForcibly().waitFor();
    }

    private String goOn() {
        return shown(second);
    }

    private static String shown(Project project) {
        try {
            return project.failure();
        } catch (IOException | TransportException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int waiting() throws SQLException {
        return Integer.parseInt(Warehouse.query("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
                .get(0));
    }

    private static List<String> fences() throws SQLException {
        return Warehouse.query("SELECT tablename FROM pg_tables WHERE schemaname = 'duo_history'"
                + " AND LEFT(tablename, 6) = 'fence_'");
    }

    private static List<String> gate() throws SQLException {
        return Warehouse.query("SELECT id FROM duo.gate ORDER BY id");
    }

    private static List<String> done() throws SQLException {
        return Warehouse.query("SELECT id FROM duo.done ORDER BY id");
    }
}

package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A deployment over the Data API that somebody stops, while its statement waits for a lock that this test holds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
final class DataCancellationTest {

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("cancelled-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();
    private final Cluster cluster = Cluster.of(local.connectionFile());
    private final AtomicInteger cancelled = new AtomicInteger();

    @TempDir
    private Path folder;

    private Connection holder;
    private DataProject project;

    @BeforeEach
    void holdTheLock() throws Exception {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> {
            cancelled.addAndGet(operation.equals("CancelStatement") ? 1 : 0);
            return AwsFate.PASSES;
        });
        cluster.run(
                "DROP SCHEMA IF EXISTS redshift_deploy CASCADE",
                "DROP SCHEMA IF EXISTS lab CASCADE",
                "CREATE SCHEMA lab",
                "CREATE TABLE lab.done (id int)",
                "CREATE TABLE lab.gate (id int)");
        holder = cluster.connect();
        Cluster.run(holder, "BEGIN", "LOCK lab.gate");
        project = new DataProject(folder, local);
    }

    @AfterEach
    void letGo() throws SQLException {
        holder.close();
    }

    @Test
    void a_terminated_deployment_cancels_its_request_and_says_what_is_committed() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);")
                .script("2.sql", """
                        INSERT INTO lab.done VALUES (2);
                        VACUUM lab.done;
                        INSERT INTO lab.done VALUES (4);
                        INSERT INTO lab.gate VALUES (5);
                        """)
                .script("3.sql", "INSERT INTO lab.done VALUES (6);");

        terminateWhileItWaits();

        assertThat(problem())
                .startsWith("cancelled during ")
                .contains(
                        "committed: 1 script before it, and statements 1 to 2 of this script",
                        "not committed: statements 3 to 4 of this script",
                        "not run: 1 script after it");
        assertThat(report().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(project.committed()).containsEntry("sql/1.sql", 1).containsEntry("sql/2.sql", 2);
        assertThat(done()).containsExactly("1", "2");
    }

    @Test
    void a_transaction_that_is_open_in_a_session_is_rolled_back() throws Exception {
        project.script(
                "1.sql",
                "INSERT INTO lab.done VALUES (1);\n".repeat(45)
                        + "INSERT INTO lab.gate VALUES (2);\n"
                        + "INSERT INTO lab.done VALUES (3);\n");

        terminateWhileItWaits();

        assertThat(problem()).contains("cancelled during statement 46 of 47", "committed: nothing");
        assertThat(report().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(done()).isEmpty();
        Cluster.run(holder, "ROLLBACK");
        cluster.run(
                "BEGIN",
                "LOCK lab.done",
                "LOCK lab.gate",
                "ROLLBACK"); // Nobody holds them until a session's time is over.
    }

    private void terminateWhileItWaits() throws Exception {
        Process child = DataDeploymentInChild.start(project);
        try {
            await(1);
            child.destroy();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(cancelled).as(said()).hasPositiveValue();
        assertThat(waiting()).as("nothing waits any more").isZero();
    }

    private void await(int sessions) throws SQLException, IOException {
        long longest = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (waiting() != sessions) {
            assertThat(System.nanoTime()).as(said()).isLessThan(longest);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private int waiting() throws SQLException {
        return Integer.parseInt(
                cluster.query("SELECT count(*) FROM pg_locks WHERE NOT granted").get(0));
    }

    private List<String> done() throws SQLException {
        return cluster.query("SELECT id FROM lab.done ORDER BY id");
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("child.log"));
    }

    /** Returns why it ended, and what is committed. */
    private String problem() throws IOException {
        JsonObject problem = report().getAsJsonArray("problems").get(0).getAsJsonObject();
        return problem.get("message").getAsString() + problem.get("notes");
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("reports/report.json")))
                .getAsJsonObject();
    }
}

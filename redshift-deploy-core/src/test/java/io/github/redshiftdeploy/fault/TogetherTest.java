package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several deployments that want the same target at the same time. */
final class TogetherTest {
    private static final Pattern MARKER = Pattern.compile("/\\* redshift-deploy .*?\\bid=(\\S+) script=");

    private static final List<String> SETTINGS =
            List.of("name=together", "historySchema=together_history", "leaseDuration=5s");

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<Message> seen = new ConcurrentLinkedQueue<>();
    private Lane lane;

    @BeforeEach
    void openALane() throws Exception {
        Warehouse.fresh("together");
        Warehouse.run(
                "DROP SCHEMA IF EXISTS together_history CASCADE", "CREATE TABLE together.done (what varchar(10))");
        lane = Lane.open("together_lane", folder, Scenario.read(Path.of("")), Warehouse.local());
        lane.proxy().begin(message -> {
            seen.add(message);
            return Fate.PASSES;
        });
    }

    @AfterEach
    void closeTheLane() throws Exception {
        lane.close();
    }

    @Test
    void of_two_deployments_one_runs_at_a_time() throws Exception {
        deployAtOnce(2);
    }

    @Test
    void of_ten_deployments_one_runs_at_a_time() throws Exception {
        deployAtOnce(10);
    }

    private void deployAtOnce(int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<Future<Attempt>> attempts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Project project = project(number);
            attempts.add(threads.submit(() -> Attempt.at(project)));
        }
        for (Future<Attempt> attempt : attempts) {
            assertThat(attempt.get(3, TimeUnit.MINUTES)).isEqualTo(new Attempt(true, "", false));
        }
        threads.shutdown();

        assertThat(turns()).hasSize(count).doesNotHaveDuplicates();
        assertThat(Warehouse.query("SELECT what FROM together.done WHERE what = 'once'"))
                .hasSize(1);
        assertThat(Warehouse.query("SELECT what FROM together.done WHERE what = 'on-change'"))
                .hasSize(1);
        assertThat(Warehouse.query("SELECT what FROM together.done WHERE what = 'always'"))
                .hasSize(2 * count);
        assertThat(Warehouse.query("SELECT state FROM together_history.deployment"))
                .hasSize(count)
                .containsOnly("succeeded");
        assertThat(Warehouse.query("SELECT owner FROM together_history.lease")).isEmpty();
    }

    /** Returns whose scripts were sent, in order; who comes twice was interrupted by another one. */
    private List<String> turns() {
        List<String> turns = new ArrayList<>();
        for (Message message : seen) {
            Matcher marker = MARKER.matcher(message.query().orElse(""));
            if (marker.find()
                    && (turns.isEmpty() || !turns.get(turns.size() - 1).equals(marker.group(1)))) {
                turns.add(marker.group(1));
            }
        }
        return turns;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
    void the_lease_of_a_killed_deployment_is_respected_until_it_expires_and_no_longer() throws Exception {
        project(0);
        Process[] child = new Process[1];
        lane.proxy().begin(message -> {
            if (MARKER.matcher(message.query().orElse("")).find() && child[0] != null) {
                child[0].destroyForcibly().onExit().join();
            }
            return Fate.PASSES;
        });
        child[0] = lane.inChild(folder.resolve("0/project"), SETTINGS);
        child[0].waitFor();
        lane.calm();
        long left = Long.parseLong(
                Warehouse.query("SELECT DATEDIFF(second, GETDATE(), expires_at)" + " FROM together_history.lease")
                        .get(0));
        lane.proxy().begin(message -> Fate.PASSES);

        Attempt impatient = Attempt.at(project(1).set("lockTimeout", "1s"));
        long begun = System.nanoTime();
        Attempt patient = Attempt.at(project(2));
        long waited = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);

        assertThat(left).isBetween(1L, 7L);
        assertThat(impatient.shown()).contains("another deployment holds the lease: ", " of ann, since ");
        assertThat(patient).isEqualTo(new Attempt(true, "", false));
        assertThat(waited).isBetween(left - 4, left + 8);
    }

    private Project project(int number) throws Exception {
        Project project = new Project(folder.resolve(Integer.toString(number)).resolve("project"), lane.cluster())
                .set("lockTimeout", "3m")
                .script("1.sql", """
                        INSERT INTO together.done VALUES ('always');
                        VACUUM together.done;
                        INSERT INTO together.done VALUES ('always');
                        """)
                .script("2.sql", """
                        -- redshift-deploy: run=once
                        INSERT INTO together.done VALUES ('once');
                        """)
                .script("3.sql", """
                        -- redshift-deploy: run=on-change
                        INSERT INTO together.done VALUES ('on-change');
                        """);
        for (String setting : SETTINGS) {
            int equals = setting.indexOf('=');
            project.set(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return project;
    }
}

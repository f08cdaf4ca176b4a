package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.alone.Alone;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Message;
import io.github.redshiftdeploy.testkit.wire.Message.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The peer keeps the connection open and answers nothing any more. */
@Timeout(120)
@Alone
final class SilenceTest {

    private static final String GIVEN_UP = "the connection is given up";

    @TempDir
    private Path root;

    private Proxied proxied;
    private Project project;

    @BeforeEach
    void aProxy() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        Warehouse.runInPostgres(
                "CREATE PROCEDURE lab.slow(s int) AS $$ BEGIN PERFORM pg_sleep(s); END; $$ LANGUAGE plpgsql");
        proxied = Proxied.in(root);
        project = new Project(root, proxied.cluster())
                .set("networkTimeout", "2s")
                .set("connectTimeout", "2s")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);");
    }

    @AfterEach
    void close() throws Exception {
        proxied.close();
        Warehouse.run("DELETE FROM redshift_deploy.lease"); // Who lost the network could not give it back.
    }

    @Test
    void a_lane_whose_message_never_arrives_goes_on_in_a_new_session() throws Exception {
        AtomicBoolean armed = new AtomicBoolean(true);
        proxied.proxy().begin(message -> deploys(message) && armed.getAndSet(false) ? Fate.frozen() : Fate.PASSES);

        project.succeed();

        assertThat(done()).isEqualTo("1");
        assertThat(project.log()).anyMatch(line -> line.contains("does nothing: " + GIVEN_UP));
    }

    @Test
    void a_lane_whose_answer_never_arrives_runs_nothing_twice() throws Exception {
        AtomicInteger lane = new AtomicInteger();
        AtomicBoolean armed = new AtomicBoolean(true);
        proxied.proxy().begin(message -> {
            if (deploys(message)) {
                lane.set(message.connection());
            }
            boolean answer = message.direction() == Direction.TO_CLIENT && message.connection() == lane.get();
            return answer && armed.getAndSet(false) ? Fate.frozen() : Fate.PASSES;
        });

        project.succeed();

        assertThat(done()).isEqualTo("1");
        assertThat(project.log()).anyMatch(line -> line.contains(GIVEN_UP));
    }

    @Test
    void a_lane_whose_last_word_never_arrives_runs_nothing_twice() throws Exception {
        AtomicInteger lane = new AtomicInteger();
        AtomicBoolean armed = new AtomicBoolean(true);
        proxied.proxy().begin(message -> {
            if (deploys(message)) {
                lane.set(message.connection());
            }
            boolean ready = message.type() == 'Z' && message.connection() == lane.get();
            return ready && armed.getAndSet(false) ? Fate.frozen() : Fate.PASSES;
        });

        project.succeed();

        assertThat(armed).isFalse();
        assertThat(done()).isEqualTo("1");
        assertThat(project.log()).anyMatch(line -> line.contains(GIVEN_UP));
    }

    @Test
    void a_statement_may_be_silent_for_as_long_as_it_runs() throws Exception {
        project.script("1.sql", "CALL lab.slow(6);\nINSERT INTO lab.done VALUES (1);");

        project.succeed();

        assertThat(done()).isEqualTo("1");
        assertThat(project.log()).noneMatch(line -> line.contains(GIVEN_UP));
    }

    @Test
    void a_second_connection_that_is_frozen_is_made_again() throws Exception {
        project.script("1.sql", "CALL lab.slow(8);\nINSERT INTO lab.done VALUES (1);");
        AtomicBoolean armed = new AtomicBoolean(true);
        proxied.proxy().begin(message -> {
            boolean asks =
                    message.query().filter(sql -> sql.contains("stv_recents")).isPresent();
            return asks && armed.getAndSet(false) ? Fate.frozen() : Fate.PASSES;
        });

        project.succeed();

        assertThat(armed).isFalse();
        assertThat(done()).isEqualTo("1");
    }

    @Test
    void a_network_that_loses_everything_ends_the_deployment_with_what_is_known() throws Exception {
        project.set("connectRetries", "0").set("retries", "1");
        AtomicBoolean broken = new AtomicBoolean();
        proxied.proxy().begin(message -> {
            boolean breaks = deploys(message) && broken.compareAndSet(false, true);
            return breaks ? Fate.frozen().forAll() : broken.get() ? Fate.frozen() : Fate.PASSES;
        });

        Instant begun = Instant.now();
        String failure = project.failure();

        assertThat(failure)
                .startsWith("sql/1.sql")
                .contains("error[RS5003]: the connection was lost")
                .contains("unknown: whether statement 1 has taken effect")
                .contains("committed for certain: nothing");
        assertThat(project.log()).anyMatch(line -> line.contains("the cluster cannot be reached: " + GIVEN_UP));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(project.json().get("state").getAsString()).isEqualTo("failed");
    }

    private static boolean deploys(Message message) {
        return message.query().filter(sql -> sql.contains("INTO lab.done")).isPresent();
    }

    private static String done() throws Exception {
        return String.join(",", Warehouse.query("SELECT id FROM lab.done"));
    }
}

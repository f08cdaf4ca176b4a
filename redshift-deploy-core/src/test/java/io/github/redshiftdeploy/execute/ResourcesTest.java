package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment needs of the network and of the memory. */
final class ResourcesTest {

    private static final int SCRIPTS = 100;

    private static final int A_MESSAGE = 100;
    private static final int BEGIN_FENCE_ROW_AND_COMMIT = 4;

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root);
    }

    @AfterEach
    void mend() {
        Warehouse.local().gateway().faults().clear();
    }

    @Test
    void many_small_scripts_go_out_together() throws Exception {
        long one = roundTripsOfOneStatement();

        scripts(1);

        assertThat(roundTrips()).isLessThanOrEqualTo(one + 1);
    }

    @Test
    void a_message_of_several_transactions_has_at_most_a_hundred_statements_of_scripts() throws Exception {
        long one = roundTripsOfOneStatement();

        scripts(3);

        assertThat(roundTrips()).isEqualTo(one + 3 * SCRIPTS / A_MESSAGE - 1);
    }

    @Test
    void a_long_transaction_is_sent_in_pieces_of_a_thousand_statements() throws Exception {
        long one = roundTripsOfOneStatement();

        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n".repeat(2_500));

        assertThat(roundTrips()).isEqualTo(one + 2);
    }

    @Test
    void a_long_transaction_of_long_statements_is_sent_in_pieces_of_a_megabyte() throws Exception {
        long one = roundTripsOfOneStatement();

        String long_ = "INSERT INTO lab.done VALUES (1 /* " + "long ".repeat(20_000) + "*/);\n";
        project.script("1.sql", long_.repeat(25));

        assertThat(roundTrips()).isEqualTo(one + 2);
    }

    @Test
    void a_mistake_that_only_the_server_knows_is_found_in_a_long_transaction_at_once() throws Exception {
        long one = roundTripsOfOneStatement();
        String before = "INSERT INTO lab.done VALUES (1);\n".repeat(1_500);
        String after = "INSERT INTO lab.done VALUES (2);\n".repeat(1_000);
        project.set("validate", "false").script("1.sql", before + "INSERT INTO lab.done VALUES 1;\n" + after);

        List<String> shown = new ArrayList<>();
        long needed = counting(() -> shown.add(project.failure()));

        // A message that runs and one that is refused; the first once more, what stands before the mistake, and that;
        // after either refusal a rollback.
        assertThat(needed).isLessThanOrEqualTo(one - 1 + 5 + 2);
        assertThat(shown.get(0)).contains("1.sql:1501:", "SQLSTATE 42601", "committed: nothing");
    }

    @Test
    void a_statement_that_answers_is_not_waited_for() throws Exception {
        long one = roundTripsOfOneStatement();

        project.script("1.sql", """
                INSERT INTO lab.done VALUES (1);
                SELECT id FROM lab.done;
                INSERT INTO lab.done VALUES (3);
                """);

        assertThat(roundTrips()).isEqualTo(one);
        assertThat(project.log()).contains("    | 2 rows");
    }

    @Test
    void without_pipelining_each_statement_is_waited_for() throws Exception {
        long one = roundTripsOfOneStatement();
        project.set("pipeline", "false").script("1.sql", "INSERT INTO lab.done VALUES (1);\n".repeat(10));

        assertThat(roundTrips()).isEqualTo(one - 1 + 10 + BEGIN_FENCE_ROW_AND_COMMIT);
    }

    @Test
    void a_result_that_does_not_fit_into_memory_is_read_all_the_same() throws Exception {
        project.script("1.sql", """
                SELECT i, 'a value of some length, so that the rows fill the memory' AS text
                  FROM generate_series(1, 1000000) AS g(i);
                INSERT INTO lab.done VALUES (1);
                """);

        Process child = DeployInChild.start(root, Warehouse.local().connectionFile(), List.of("-Xmx32m"));

        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(root.resolve("child.log")))
                .contains("    | the first 20 rows; there are more")
                .endsWith("done\n");
    }

    /** Returns what one deployment of one statement needs. */
    private long roundTripsOfOneStatement() throws Exception {
        project.script("0.sql", "SELECT 0;");
        project.succeed(); // A deployment of another test that failed has left its fence, which is taken down here.
        project.script("0.sql", "INSERT INTO lab.done VALUES (0);");
        long needed = roundTrips();
        Files.delete(project.scripts().resolve("0.sql"));
        return needed;
    }

    private void scripts(int statements) throws IOException {
        for (int i = 1; i <= SCRIPTS; i++) {
            project.script(i + ".sql", "INSERT INTO lab.done VALUES (1);\n".repeat(statements));
        }
    }

    private long roundTrips() throws Exception {
        return counting(project::succeed);
    }

    private static long counting(Callable<?> deployment) throws Exception {
        // Without it the answer to BEGIN may be there before the statement that goes out with it is.
        Warehouse.local().gateway().faults().latency(Duration.ofMillis(10));
        Warehouse.local().gateway().resetCounters();
        deployment.call();
        return Warehouse.local().gateway().roundTrips();
    }
}

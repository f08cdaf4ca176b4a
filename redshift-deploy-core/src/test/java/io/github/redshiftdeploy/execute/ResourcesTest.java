package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment needs of the network and of the memory. */
final class ResourcesTest {

    private static final int SCRIPTS = 100;

    /** BEGIN goes out together with the first statement, so that only COMMIT adds to the statements. */
    private static final int COMMIT = 1;

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
    void a_statement_by_itself_is_one_round_trip() throws Exception {
        long set = roundTripsToConnect();

        scripts(1);

        assertThat(roundTrips()).isEqualTo(set + SCRIPTS - 1);
    }

    @Test
    void a_transaction_is_two_round_trips() throws Exception {
        long set = roundTripsToConnect();

        scripts(3);

        assertThat(roundTrips()).isEqualTo(set - 1 + SCRIPTS * (1 + COMMIT));
    }

    @Test
    void a_long_transaction_is_sent_in_pieces_of_a_hundred_statements() throws Exception {
        long set = roundTripsToConnect();

        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n".repeat(250));

        assertThat(roundTrips()).isEqualTo(set - 1 + 3 + COMMIT);
    }

    @Test
    void a_statement_that_answers_is_waited_for() throws Exception {
        long set = roundTripsToConnect();

        project.script("1.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                SELECT id FROM lab.done;
                INSERT INTO lab.done VALUES (3);
                """);

        assertThat(roundTrips()).isEqualTo(set - 1 + 3 + COMMIT);
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
    private long roundTripsToConnect() throws Exception {
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
        // Without it the answer to BEGIN may be there before the statement that goes out with it is.
        Warehouse.local().gateway().faults().latency(Duration.ofMillis(10));
        Warehouse.local().gateway().resetCounters();
        project.succeed();
        return Warehouse.local().gateway().roundTrips();
    }
}

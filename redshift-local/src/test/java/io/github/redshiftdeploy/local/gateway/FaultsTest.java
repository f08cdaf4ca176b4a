package io.github.redshiftdeploy.local.gateway;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsTest {
    private static final String CONNECTION_FAILURE = "08006";

    private Lab lab;
    private Gateway gateway;
    private Cluster driver;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
        gateway = lab.gateway(Translator::identity);
        driver = lab.driver(gateway);
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE TABLE t (id int)");
        }
    }

    @AfterEach
    void mend() {
        gateway.faults().clear();
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        lab.close();
    }

    @Test
    void a_silent_cluster_lets_a_login_time_out() {
        gateway.faults().silent(true);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> driver.connect("loginTimeout", "1"))
                .withMessageContaining("timed out");
    }

    @Test
    void the_connection_is_cut_after_so_many_statements() throws Exception {
        try (Connection connection = driver.connect()) {
            gateway.faults().cutAfterStatements(2);

            assertThat(query(connection, "SELECT 1")).containsExactly("1");
            assertThat(query(connection, "SELECT 2")).containsExactly("2");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 3"))
                    .returns(CONNECTION_FAILURE, SQLException::getSQLState);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void a_commit_that_never_arrives_commits_nothing(String mode) throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", mode)) {
            insert(connection, 10);
            gateway.faults().cutBeforeCommit();

            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        }

        assertThat(rows(10)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void a_commit_whose_answer_never_arrives_has_committed(String mode) throws Exception {
        int id = mode.length();
        try (Connection connection = driver.connect("preferQueryMode", mode)) {
            insert(connection, id);
            gateway.faults().cutAfterCommit();

            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        }

        assertThat(rows(id)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit;",
                "/* step 3 of 7 */ COMMIT",
                "-- done\n/* a * b ** */\n end",
                "END TRANSACTION; SELECT 1",
                "SELECT 1; /* and */ COMMIT"
            })
    void a_commit_is_known_behind_comments_and_other_statements(String sql) {
        assertThat(Faults.isCommit(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT 1 AS COMMIT", "COMMITTED", "-- COMMIT", "/* COMMIT */", "COMMENT ON TABLE t IS ''", ""})
    void nothing_else_is_a_commit(String sql) {
        assertThat(Faults.isCommit(sql)).isFalse();
    }

    @Test
    void answers_come_late_on_a_long_line() throws Exception {
        try (Connection connection = driver.connect()) {
            gateway.faults().latency(Duration.ofMillis(50));

            Instant start = Instant.now();
            query(connection, "SELECT 1");

            assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void many_messages_are_on_a_long_line_at_once() throws Exception {
        try (Connection connection = driver.connect()) {
            gateway.faults().latency(Duration.ofMillis(50));

            Instant start = Instant.now();
            query(connection, "SELECT repeat('x', 1000) FROM generate_series(1, 3000)");

            assertThat(Duration.between(start, Instant.now()))
                    .isBetween(Duration.ofMillis(100), Duration.ofMillis(2000));
        }
    }

    @Test
    void logins_are_refused_in_the_words_given() throws Exception {
        gateway.faults().refuseLogins("57P03", "the cluster is resizing");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(driver::connect)
                .withMessageContaining("the cluster is resizing")
                .returns("57P03", SQLException::getSQLState);
    }

    private void insert(Connection connection, int id) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (" + id + ")");
    }

    private int rows(int id) throws SQLException {
        try (Connection connection = driver.connect()) {
            return query(connection, "SELECT id FROM t WHERE id = " + id).size();
        }
    }
}

package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Redshift's log tables tell of what a client has sent. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryTest {
    private static final String SLOW =
            "SELECT COUNT(*) FROM pg_attribute a, pg_attribute b, pg_attribute c, pg_attribute d";

    /** Few at a time, for ever. */
    private static final String MANY =
            "SELECT a.attnum FROM pg_attribute a, pg_attribute b, pg_attribute c, pg_attribute d"
                    + " WHERE (a.attnum * b.attnum + c.attnum * d.attnum) % 1009 = 7";

    private RedshiftLocal local;
    private Cluster driver;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        driver = Cluster.of(local.connectionFile());
    }

    @AfterEach
    void mend() {
        local.gateway().faults().clear();
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void tells_what_ran_as_the_client_sent_it(String mode) throws Exception {
        String table = "told_" + mode;
        try (Connection connection = driver.connect("preferQueryMode", mode)) {
            run(
                    connection,
                    "/* step 1 */ CREATE TABLE " + table + " (id INTEGER IDENTITY(1,1), a VARCHAR(MAX)) DISTKEY(id)");
            run(connection, "/* step 2 */ INSERT INTO " + table + " (a) VALUES ('x'), ('y')");
            Cluster.query(connection, "/* step 3 */ SELECT NVL(a, 'none') FROM " + table);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "/* step 4 */ DROP TABLE no_" + table));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "/* step 5 */ SELEKT FROM " + table));

            assertThat(told(connection, table))
                    .containsExactly(
                            "DDL success 0 /* step 1 */ CREATE TABLE " + table
                                    + " (id INTEGER IDENTITY(1,1), a VARCHAR(MAX)) DISTKEY(id)",
                            "INSERT success 0 /* step 2 */ INSERT INTO " + table + " (a) VALUES ('x'), ('y')",
                            "SELECT success 2 /* step 3 */ SELECT NVL(a, 'none') FROM " + table,
                            "DDL failed 0 /* step 4 */ DROP TABLE no_" + table,
                            "UTILITY failed 0 /* step 5 */ SELEKT FROM " + table);
            assertThat(Cluster.query(
                            connection,
                            "SELECT text FROM stl_ddltext WHERE text LIKE '%" + table + "%' ORDER BY starttime"))
                    .containsExactly(
                            "/* step 1 */ CREATE TABLE " + table
                                    + " (id INTEGER IDENTITY(1,1), a VARCHAR(MAX)) DISTKEY(id)",
                            "/* step 4 */ DROP TABLE no_" + table);
            assertThat(Cluster.query(
                            connection,
                            "SELECT TRIM(error_message) FROM sys_query_history WHERE status = 'failed' AND query_text LIKE '%"
                                    + table + "%' AND session_id = PG_BACKEND_PID() ORDER BY query_id"))
                    .containsExactly("table \"no_" + table + "\" does not exist", "syntax error at or near \"SELEKT\"");
            assertThat(Cluster.query(
                            connection,
                            "SELECT querytxt FROM stl_query WHERE querytxt LIKE '%step%" + table
                                    + "' AND endtime >= starttime AND aborted = 0"))
                    .containsExactly("/* step 3 */ SELECT NVL(a, 'none') FROM " + table);
        }
    }

    @Test
    void what_a_transaction_takes_back_has_run_all_the_same() throws Exception {
        try (Connection connection = driver.connect()) {
            connection.setAutoCommit(false);
            run(connection, "/* undone */ CREATE TABLE undone (a INTEGER)");
            connection.rollback();

            assertThat(Cluster.query(connection, "SELECT text FROM stl_ddltext WHERE text LIKE '%undone%'"))
                    .containsExactly("/* undone */ CREATE TABLE undone (a INTEGER)");
        }
    }

    @Test
    void a_statement_that_is_prepared_once_is_told_as_often_as_it_runs() throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", "extended", "prepareThreshold", "1");
                PreparedStatement statement = connection.prepareStatement("/* often */ SELECT CAST(? AS INTEGER)")) {
            for (int value = 0; value < 4; value++) {
                statement.setInt(1, value);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }

            assertThat(
                            Cluster.query(
                                    connection,
                                    "SELECT query_text FROM sys_query_history WHERE query_text LIKE '/* often%' AND returned_rows = 1"))
                    .hasSize(4)
                    .containsOnly("/* often */ SELECT CAST($1 AS INTEGER)");
        }
    }

    @Test
    void statements_that_go_out_together_are_told_one_by_one() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            connection.setAutoCommit(false);
            statement.addBatch("/* together 1 */ CREATE TABLE together (a INTEGER)");
            statement.addBatch("/* together 2 */ INSERT INTO together VALUES (1)");
            statement.addBatch("/* together 3 */ ALTER TABLE together ADD COLUMN b INTEGER");
            statement.executeBatch();
            connection.commit();

            assertThat(Cluster.query(
                            connection, "SELECT text FROM stl_ddltext WHERE text LIKE '/* together _ */%' ORDER BY 1"))
                    .containsExactly(
                            "/* together 1 */ CREATE TABLE together (a INTEGER)",
                            "/* together 3 */ ALTER TABLE together ADD COLUMN b INTEGER");
        }
    }

    @Test
    void what_comes_after_a_failure_in_a_batch_has_not_run() throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", "extended");
                Statement statement = Cluster.statement(connection)) {
            statement.addBatch("SELECT 'batch 1' LIMIT 0");
            statement.addBatch("SELECT 'batch 2' FROM nowhere");
            statement.addBatch("SELECT 'batch 3' LIMIT 0");
            assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch);

            assertThat(
                            Cluster.query(
                                    connection,
                                    "SELECT status || ' ' || query_text FROM sys_query_history"
                                            + " WHERE query_text LIKE '%SELECT ''batch _''%' AND status <> 'running' ORDER BY query_id"))
                    .contains("failed SELECT 'batch 2' FROM nowhere")
                    .doesNotContain("success SELECT 'batch 3' LIMIT 0");
        }
    }

    @Test
    void a_statement_that_is_called_off_is_canceled() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> failing(statement, "/* off */ " + SLOW));
            awaitStatus("/* off */%", "running");
            statement.cancel();
            slow.get();

            assertThat(status("/* off */%")).containsExactly("canceled");
        }
    }

    @Test
    void a_statement_fails_with_the_session_that_runs_it() throws Exception {
        try (Connection connection = driver.connect();
                Connection other = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            String process =
                    Cluster.query(connection, "SELECT PG_BACKEND_PID()").get(0);
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> failing(statement, "/* ended */ " + SLOW));
            awaitStatus("/* ended */%", "running");
            Cluster.query(other, "SELECT PG_TERMINATE_BACKEND(" + process + ")");
            slow.get();

            awaitStatus("/* ended */%", "failed");
        }
    }

    @Test
    void a_statement_fails_with_the_connection_of_its_client() throws Exception {
        Connection connection = driver.connect();
        run(connection, "CREATE TABLE before_the_cut (a INTEGER)");
        run(connection, "/* held */ INSERT INTO before_the_cut VALUES (1)");
        local.gateway().faults().cutAfterCommit();
        connection.setAutoCommit(false);
        run(connection, "/* lost */ CREATE TABLE lost (a INTEGER)");
        assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);

        try (Connection other = driver.connect()) {
            assertThat(Cluster.query(other, "SELECT text FROM stl_ddltext WHERE text LIKE '/* lost%'"))
                    .containsExactly("/* lost */ CREATE TABLE lost (a INTEGER)");
            assertThat(status("/* held */%")).containsExactly("success");
        }
    }

    @Test
    void a_statement_whose_rows_reach_nobody_fails() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> failing(statement, "/* torn */ " + MANY));
            awaitStatus("/* torn */%", "running");
            connection.abort(Runnable::run);
            slow.get();

            awaitStatus("/* torn */%", "failed");
        }
        assertThat(query("SELECT TRIM(error_message) FROM sys_query_history WHERE query_text LIKE '/* torn */%'"))
                .containsExactly("the connection was lost before the statement had ended");
    }

    @Test
    void what_the_server_ends_after_its_client_is_gone_is_told_as_it_ended() throws Exception {
        try (Connection connection = driver.connect();
                Connection other = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            run(connection, "CREATE TABLE locked (a INTEGER)");
            other.setAutoCommit(false);
            run(other, "LOCK locked");
            CompletableFuture<Void> waits =
                    CompletableFuture.runAsync(() -> failing(statement, "/* gone */ INSERT INTO locked VALUES (1)"));
            awaitStatus("/* gone */%", "running");
            connection.abort(Runnable::run);
            waits.get();
            other.rollback();

            awaitStatus("/* gone */%", "success");
            assertThat(query("SELECT a FROM locked")).containsExactly("1");
        }
    }

    @Test
    void tells_each_user_of_their_own_and_nobody_of_passwords() throws Exception {
        try (Connection admin = driver.connect()) {
            run(admin, "CREATE USER reader PASSWORD 'Secret123'");
            assertThat(Cluster.query(admin, "SELECT text FROM stl_ddltext WHERE text LIKE 'CREATE USER reader%'"))
                    .containsExactly("CREATE USER reader PASSWORD '***'");
        }
        try (Connection reader = driver.user("reader", "Secret123").connect()) {
            run(reader, "SET query_group TO 'nightly'");
            assertThat(Cluster.query(
                            reader,
                            "SELECT DISTINCT TRIM(query_label) FROM sys_query_history WHERE query_text LIKE 'SELECT%'"))
                    .containsExactly("nightly");
            assertThat(Cluster.query(reader, "SELECT text FROM stl_ddltext")).isEmpty();
            assertThat(Cluster.query(reader, "SELECT PG_LAST_QUERY_ID() > 0")).containsExactly("t");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Cluster.query(reader, "SELECT query FROM pg_redshift.statement"))
                    .returns("42501", SQLException::getSQLState);
        }
    }

    @Test
    void tells_what_procedures_raise_in_each_call() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, """
                    CREATE PROCEDURE inner_speaker(what VARCHAR) AS $$
                    BEGIN
                        RAISE WARNING 'inside: %', what;
                    END
                    $$ LANGUAGE plpgsql""");
            run(connection, """
                    CREATE PROCEDURE speaker(what VARCHAR) AS $$
                    BEGIN
                        RAISE LOG 'for the log alone';
                        RAISE INFO 'it''s %', what;
                        DROP TABLE IF EXISTS never_there;
                        CALL inner_speaker(what);
                        RAISE NOTICE '%', REPEAT('x', 2000);
                        RAISE EXCEPTION 'the end of %', what;
                    END
                    $$ LANGUAGE plpgsql""");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "/* spoken */ CALL speaker('one')"))
                    .withMessageContaining("the end of one");
            run(connection, "CALL inner_speaker('two')");

            assertThat(raised(connection, "/* spoken */%"))
                    .containsExactly(
                            "LOG 3 for the log alone",
                            "INFO 4 it's one",
                            "WARNING 3 inside: one",
                            "NOTICE 7 " + "x".repeat(1024),
                            "EXCEPTION 8 the end of one");
            assertThat(raised(connection, "CALL inner_speaker(''two'')")).containsExactly("WARNING 3 inside: two");
        }
    }

    private static List<String> raised(Connection connection, String like) throws SQLException {
        return Cluster.query(
                connection,
                "SELECT TRIM(m.log_level) || ' ' || m.line_number || ' ' || RTRIM(m.message)"
                        + " FROM sys_procedure_messages m JOIN sys_query_history q ON q.query_id = m.query_id"
                        + " WHERE q.query_text LIKE '" + like + "' ORDER BY m.record_time");
    }

    @Test
    void no_client_hears_what_is_for_the_log_alone() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = Cluster.statement(connection)) {
            run(
                    connection,
                    "CREATE PROCEDURE murmurs() AS $$ BEGIN RAISE LOG 'quiet'; RAISE INFO 'loud'; END $$ LANGUAGE plpgsql");
            statement.execute("CALL murmurs()");

            assertThat(statement.getWarnings().getMessage()).isEqualTo("loud");
            assertThat((Object) statement.getWarnings().getNextWarning()).isNull();
        }
    }

    private static void failing(Statement statement, String sql) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(sql));
    }

    private void awaitStatus(String like, String status) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!status(like).equals(List.of(status)) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(status(like)).containsExactly(status);
    }

    private List<String> status(String like) throws SQLException {
        return query("SELECT status FROM sys_query_history WHERE query_text LIKE '" + like + "'");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = driver.connect()) {
            return Cluster.query(connection, sql);
        }
    }

    private static List<String> told(Connection connection, String table) throws SQLException {
        return Cluster.query(
                connection,
                "SELECT query_type || ' ' || status || ' ' || returned_rows || ' ' || query_text FROM sys_query_history"
                        + " WHERE query_text LIKE '/* step _ */%" + table + "%' AND end_time >= start_time"
                        + " AND session_id = PG_BACKEND_PID() ORDER BY query_id");
    }
}

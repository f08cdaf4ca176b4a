package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code USE}: where names without a database are looked for. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UseTest {
    private static final String TOO_LATE =
            "USEd Database cannot be set or reset inside a transaction after another command";

    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @BeforeEach
    void databases() throws Exception {
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE DATABASE mart");
        run(connection, "CREATE TABLE t AS SELECT 'dev' AS a");
        try (Connection there =
                Cluster.of(local.connectionFile()).database("mart").connect()) {
            run(there, "CREATE TABLE t AS SELECT 'mart' AS a");
        }
    }

    @AfterEach
    void gone() throws Exception {
        connection.close();
        try (Connection last = Cluster.of(local.connectionFile()).connect()) {
            run(last, "DROP DATABASE mart");
            run(last, "DROP TABLE t");
        }
    }

    @Test
    void a_setting_that_was_refused_does_not_keep_the_session_from_another_database() throws Exception {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SET timezone TO 'nowhere'"));

        run(connection, "USE mart");

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("mart");
    }

    @Test
    void what_a_setting_was_before_it_was_refused_or_undone_goes_along() throws Exception {
        run(connection, "SET timezone TO 'Europe/Dublin'");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SET timezone TO 'nowhere'"));
        run(connection, "SET query_group TO 'night'");
        connection.setAutoCommit(false);
        run(connection, "SET query_group TO 'day'");
        connection.rollback();

        run(connection, "SET statement_timeout TO 54321; COMMIT; USE mart");

        assertThat(query(connection, "SHOW timezone")).containsExactly("Europe/Dublin");
        assertThat(query(connection, "SHOW query_group")).containsExactly("night");
        assertThat(query(connection, "SHOW statement_timeout")).containsExactly("54321ms");
    }

    @Test
    void all_settings_are_reset_in_each_database() throws Exception {
        run(connection, "SET query_group TO 'night'");
        run(connection, "USE mart");
        run(connection, "RESET ALL");
        run(connection, "SET statement_timeout TO 54321");
        run(connection, "RESET USE");

        assertThat(query(connection, "SHOW query_group")).containsExactly("unset");
        assertThat(query(connection, "SHOW statement_timeout")).containsExactly("54321ms");
    }

    @Test
    void a_failed_transaction_may_be_left_for_another_database() throws Exception {
        run(connection, "SET query_group TO 'night'");
        connection.setAutoCommit(false);
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SET timezone TO 'nowhere'"));

        run(connection, "ROLLBACK; USE mart");

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("mart");
        assertThat(query(connection, "SHOW query_group")).containsExactly("night");
        connection.rollback();
    }

    @Test
    void the_user_that_a_session_is_goes_along() throws Exception {
        run(connection, "CREATE USER guest_of_use PASSWORD DISABLE");
        run(connection, "SET SESSION AUTHORIZATION guest_of_use");
        run(connection, "USE mart");
        assertThat(query(connection, "SELECT current_user")).containsExactly("guest_of_use");

        run(connection, "RESET SESSION AUTHORIZATION");
        run(connection, "RESET USE");
        assertThat(query(connection, "SELECT current_user")).containsExactly("awsuser");
        run(connection, "DROP USER guest_of_use");
    }

    @Test
    void names_are_looked_for_in_the_database_that_is_used() throws Exception {
        assertThat(query(connection, "SHOW USE")).containsExactly("");
        run(connection, "USE mart");

        assertThat(query(connection, "SHOW USE")).containsExactly("mart");
        assertThat(query(connection, "SELECT a FROM t UNION ALL SELECT a FROM dev.public.t"))
                .containsExactly("mart", "dev");
        run(connection, "CREATE SCHEMA s1");
        run(connection, "CREATE TABLE s1.made (a INTEGER)");

        run(connection, "RESET USE");
        assertThat(query(connection, "SHOW USE")).containsExactly("");
        assertThat(query(connection, "SELECT a FROM t UNION ALL SELECT a FROM mart.public.t"))
                .containsExactly("dev", "mart");
        assertThat(query(connection, "SELECT COUNT(*) FROM mart.s1.made")).containsExactly("0");
    }

    @Test
    void the_search_path_begins_anew_and_other_settings_stay() throws Exception {
        run(connection, "SET search_path TO pg_catalog");
        run(connection, "SET query_group TO 'night'");
        run(connection, "SET statement_timeout TO 54321");
        run(connection, "USE mart");

        assertThat(query(connection, "SHOW search_path")).containsExactly("\"$user\", public");
        assertThat(query(connection, "SHOW query_group")).containsExactly("night");
        assertThat(query(connection, "SHOW statement_timeout")).containsExactly("54321ms");

        run(connection, "SET search_path TO pg_catalog");
        run(connection, "RESET query_group");
        run(connection, "RESET USE");
        assertThat(query(connection, "SHOW search_path")).containsExactly("\"$user\", public");
        assertThat(query(connection, "SHOW query_group")).containsExactly("unset");
    }

    @Test
    void a_transaction_may_begin_with_it() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "USE mart");
        run(connection, "USE dev");
        run(connection, "USE mart");
        run(connection, "INSERT INTO t VALUES ('gone')");
        connection.rollback();
        run(connection, "INSERT INTO t VALUES ('kept')");
        connection.commit();

        assertThat(query(connection, "SELECT a FROM t ORDER BY a")).containsExactly("kept", "mart");
        connection.rollback();
        assertThat(query(connection, "SELECT a FROM dev.public.t")).containsExactly("dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USE mart", "RESET USE", "SELECT 2; USE mart"})
    void a_transaction_may_not_go_on_with_it(String use) throws Exception {
        connection.setAutoCommit(false);
        query(connection, "SELECT 1");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, use))
                .withMessageContaining(TOO_LATE);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT 1"))
                .returns("25P02", SQLException::getSQLState);

        connection.rollback();
        assertThat(query(connection, "SELECT a FROM t")).containsExactly("dev");
    }

    @Test
    void a_message_may_hold_it_where_a_transaction_begins() throws Exception {
        List<String> answers = answers(
                "USE mart; INSERT INTO t VALUES ('one'); COMMIT; BEGIN; INSERT INTO t VALUES ('two');"
                        + " COMMIT; RESET USE; SELECT a FROM t; COMMIT; BEGIN; USE mart; SELECT COUNT(*) FROM t; COMMIT; RESET USE");

        assertThat(answers).containsExactly("0", "1", "0", "0", "1", "0", "0", "dev", "0", "0", "0", "3", "0", "0");
        assertThat(query(connection, "SELECT a FROM t")).containsExactly("dev");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "INSERT INTO t VALUES ('gone'); USE mart; SELECT 1"))
                .withMessageContaining(TOO_LATE);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "USE mart; SELECT wrong; RESET USE; INSERT INTO t VALUES ('gone')"))
                .withMessageContaining("wrong");
        assertThat(query(connection, "SHOW USE")).containsExactly("mart");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT wrong; COMMIT; RESET USE; SELECT 1"));
        assertThat(query(connection, "SHOW USE")).containsExactly("mart");
        assertThat(query(connection, "SELECT a FROM t")).containsExactly("mart", "one", "two");
        assertThat(query(connection, "SELECT a FROM dev.public.t")).containsExactly("dev");
    }

    @Test
    void a_transaction_writes_the_database_that_is_used_or_another_one() throws Exception {
        run(connection, "USE mart");
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES ('gone')");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "INSERT INTO dev.public.t VALUES ('gone')"))
                .withMessageContaining(
                        "cannot write to database \"dev\" in a transaction that has written to database \"mart\"");

        connection.rollback();
        run(connection, "INSERT INTO dev.public.t VALUES ('kept')");
        connection.commit();
        assertThat(query(connection, "SELECT a FROM dev.public.t ORDER BY a")).containsExactly("dev", "kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS a INTO TEMP mine",
                "WITH q AS (SELECT 1 AS a) SELECT a INTO TEMPORARY TABLE mine FROM q",
                "SELECT 1 AS a INTO #mine",
                "CREATE LOCAL TEMP TABLE IF NOT EXISTS mine (a INTEGER)"
            })
    void a_temporary_table_belongs_to_no_database(String makes) throws Exception {
        run(connection, "USE mart");
        connection.setAutoCommit(false);
        run(connection, makes);
        run(connection, "INSERT INTO dev.public.t VALUES ('kept')");
        run(connection, "DELETE FROM " + (makes.contains("#") ? "#mine" : "mine"));
        connection.commit();

        assertThat(query(connection, "SELECT a FROM dev.public.t ORDER BY a")).containsExactly("dev", "kept");
        connection.commit();
    }

    @Test
    void a_database_that_is_not_there_is_missed() throws Exception {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "USE nowhere"))
                .withMessageContaining("database \"nowhere\" does not exist")
                .returns("3D000", SQLException::getSQLState);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "USE mart@catalog"))
                .returns("0A000", SQLException::getSQLState);

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("dev");
    }

    @Test
    void a_statement_in_the_database_that_is_used_can_be_cancelled() throws Exception {
        run(connection, "USE mart");
        try (Statement statement = Cluster.statement(connection)) {
            statement.setQueryTimeout(1);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT COUNT(*) FROM generate_series(1, 100000000000)"))
                    .returns("57014", SQLException::getSQLState);
        }

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("mart");
    }

    @Test
    void a_session_that_is_ended_ends_the_connection() throws Exception {
        run(connection, "USE mart");
        String process = query(connection, "SELECT PG_BACKEND_PID()").get(0);
        try (Connection other = Cluster.of(local.connectionFile()).connect()) {
            run(other, "SELECT PG_TERMINATE_BACKEND(" + process + ")");
        }

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SELECT 1"));
        assertThat(connection.isClosed()).isTrue();
    }

    private List<String> answers(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = Cluster.statement(connection)) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    statement.getResultSet().next();
                    answers.add(statement.getResultSet().getString(1));
                } else {
                    answers.add(Integer.toString(statement.getUpdateCount()));
                }
                rows = statement.getMoreResults();
            }
        }
        return answers;
    }
}

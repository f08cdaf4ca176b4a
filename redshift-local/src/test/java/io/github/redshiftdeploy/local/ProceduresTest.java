package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures that commit in their middle, and what stays when they fail afterwards. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProceduresTest {
    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        connection = Cluster.of(local.connectionFile()).connect();
    }

    @AfterAll
    void stop() throws Exception {
        connection.close();
        local.close();
    }

    @BeforeEach
    void tables() throws Exception {
        run(connection, "CREATE TABLE t (a VARCHAR(20))");
        run(connection, "CREATE TABLE emptied AS SELECT 1 AS a");
    }

    @AfterEach
    void gone() throws Exception {
        run(connection, "DROP TABLE t");
        run(connection, "DROP TABLE emptied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | INSERT INTO t VALUES ('1'); COMMIT; INSERT INTO t VALUES ('2'); | 1",
                "'' | INSERT INTO t VALUES ('1'); TRUNCATE emptied; INSERT INTO t VALUES ('2'); | 1",
                "'' | INSERT INTO t VALUES ('1'); ROLLBACK; INSERT INTO t VALUES ('2'); COMMIT; | 2",
                "'' | INSERT INTO t VALUES ('1'); INSERT INTO t VALUES ('2'); | ''",
                "'' | FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); IF i < 3 THEN COMMIT; END IF; END LOOP; | 1 2",
                "NONATOMIC | INSERT INTO t VALUES ('1'); INSERT INTO t VALUES ('2'); | 1 2",
                "NONATOMIC | IF 1 = 1 THEN INSERT INTO t VALUES ('1'); ELSE INSERT INTO t VALUES ('0'); END IF; | 1",
                "NONATOMIC | FOR i IN 1..2 LOOP INSERT INTO t VALUES (i); END LOOP; CREATE TEMP TABLE x (a INT); | 1 2",
                "NONATOMIC | INSERT INTO t VALUES ('1'); START TRANSACTION; INSERT INTO t VALUES ('2'); | 1",
                "NONATOMIC | START TRANSACTION; INSERT INTO t VALUES ('2'); COMMIT; INSERT INTO t VALUES ('3'); | 2 3",
            })
    void what_is_committed_stays_when_the_procedure_fails_afterwards(String mode, String body, String kept)
            throws Exception {
        create(mode, body + " PERFORM 1 / 0;");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .withMessageContaining("division by zero")
                .returns("22012", SQLException::getSQLState);

        assertThat(kept()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"COMMIT", "ROLLBACK", "TRUNCATE emptied"})
    void a_procedure_ends_no_transaction_that_it_did_not_begin(String end) throws Exception {
        create("", "INSERT INTO t VALUES ('1'); " + end + ";");
        run(connection, "BEGIN");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .withMessageContaining("cannot be invoked from a procedure that is executing in an atomic context");

        run(connection, "ROLLBACK");
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_nonatomic_procedure_commits_nothing_of_a_transaction_around_it() throws Exception {
        create("NONATOMIC", "INSERT INTO t VALUES ('1'); INSERT INTO t VALUES ('2');");
        run(connection, "BEGIN");
        run(connection, "CALL p()");
        run(connection, "ROLLBACK");
        assertThat(kept()).isEmpty();

        run(connection, "CALL p()");
        assertThat(kept()).isEqualTo("1 2");
    }

    @Test
    void a_handler_keeps_what_it_does_itself_and_the_error_goes_on() throws Exception {
        create(
                "",
                "INSERT INTO t VALUES ('gone'); BEGIN INSERT INTO t VALUES ('gone too'); PERFORM 1 / 0;"
                        + " EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES (SQLERRM); END;");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .returns("22012", SQLException::getSQLState);

        assertThat(kept()).isEqualTo("division by zero");
    }

    @Test
    void a_handler_in_a_transaction_keeps_nothing() throws Exception {
        create("", "PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES (SQLERRM);");
        run(connection, "BEGIN");
        run(connection, "INSERT INTO t VALUES ('gone')");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .returns("22012", SQLException::getSQLState);
        run(connection, "ROLLBACK");

        assertThat(kept()).isEmpty();
    }

    @Test
    void a_handler_of_a_nonatomic_procedure_ends_the_error() throws Exception {
        create(
                "NONATOMIC",
                "INSERT INTO t VALUES ('1'); BEGIN PERFORM 1 / 0; EXCEPTION EXIT_HANDLER WHEN OTHERS THEN"
                        + " INSERT INTO t VALUES ('2'); END; INSERT INTO t VALUES ('3');");
        run(connection, "CALL p()");

        assertThat(kept()).isEqualTo("1 2 3");
    }

    @Test
    void what_only_redshift_would_keep_is_not_rehearsed() throws Exception {
        create(
                "NONATOMIC",
                "INSERT INTO t VALUES ('1'); PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES ('2');");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .withMessageContaining("not rehearsed")
                .returns("0A000", SQLException::getSQLState);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> create("NONATOMIC", "PERFORM 1 / 0; EXCEPTION CONTINUE_HANDLER WHEN OTHERS THEN NULL;"))
                .returns("0A000", SQLException::getSQLState);
    }

    @ParameterizedTest
    @CsvSource({"COMMIT", "ROLLBACK", "TRUNCATE emptied", "EXECUTE 'TRUNCATE emptied'"})
    void a_transaction_that_ends_in_a_block_with_a_handler_is_not_rehearsed(String end) throws Exception {
        create("", "INSERT INTO t VALUES ('1'); BEGIN " + end + "; EXCEPTION WHEN OTHERS THEN NULL; END;");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .withMessageContaining("in a block that has an exception handler")
                .returns("0A000", SQLException::getSQLState);
    }

    private void create(String mode, String body) throws SQLException {
        run(
                connection,
                "CREATE OR REPLACE PROCEDURE p() " + mode + " AS $$ BEGIN\n" + body + " END $$ LANGUAGE plpgsql");
    }

    private String kept() throws SQLException {
        return String.join(" ", query(connection, "SELECT a FROM t ORDER BY a"));
    }
}

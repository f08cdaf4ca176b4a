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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that procedures put together and run are translated as what stands in their bodies is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamicSqlTest {
    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE TABLE t (a VARCHAR(20))");
    }

    @AfterAll
    void stop() throws Exception {
        connection.close();
        local.close();
    }

    @BeforeEach
    void empty() throws Exception {
        run(connection, "TRUNCATE t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXECUTE 'INSERT INTO ' || 't' || ' SELECT NVL2(NULL, ''no'', ''it\\\\''s'')';",
                "EXECUTE 'CREATE TABLE #made (a VARCHAR(MAX) ENCODE zstd) SORTKEY (a)';"
                        + " EXECUTE 'INSERT INTO #made VALUES (''it\\\\''s'')'; INSERT INTO t SELECT a FROM #made;",
                "EXECUTE 'SELECT DECODE(1, 1, ''it\\\\''s'')' INTO s; INSERT INTO t VALUES (s);",
                "FOR r IN EXECUTE 'SELECT NVL(NULL, ''it\\\\''s'') AS b' LOOP INSERT INTO t VALUES (r.b); END LOOP;",
                "OPEN c FOR EXECUTE 'SELECT NVL(NULL, ''it\\\\''s'')'; FETCH c INTO s; INSERT INTO t VALUES (s);",
                "EXECUTE 'PREPARE made (VARCHAR(MAX)) AS INSERT INTO t VALUES (NVL($1, ''x''))';"
                        + " EXECUTE 'EXECUTE made (''it\\\\''s'')'; EXECUTE 'DEALLOCATE made';",
                "EXECUTE 'DELETE t'; EXECUTE 'INSERT INTO t VALUES (''it\\\\''s'')';",
            })
    void a_text_is_translated_when_it_is_known(String body) throws Exception {
        create(body);
        run(connection, "CALL p()");

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("it's");
    }

    @Test
    void truncate_commits_there_too() throws Exception {
        create(
                "INSERT INTO t VALUES ('gone'); EXECUTE 'TRUNCATE t'; INSERT INTO t VALUES ('gone too'); PERFORM 1 / 0;");
        run(connection, "INSERT INTO t VALUES ('before')");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "CALL p()"));
        assertThat(query(connection, "SELECT a FROM t")).isEmpty();

        run(connection, "BEGIN");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .withMessageContaining("TRUNCATE cannot be invoked from a procedure that is executing in an atomic");
        run(connection, "ROLLBACK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "ROLLBACK",
                "VACUUM t",
                "SAVEPOINT s",
                "CREATE INDEX i ON t (a)",
                "COPY t FROM ''s3://b/k''"
            })
    void what_redshift_refuses_is_refused_there_too(String sql) throws Exception {
        create("EXECUTE '" + sql + "';");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .satisfies(e -> assertThat(e.getSQLState()).isIn("0A000", "25001"));
    }

    @Test
    void what_a_statement_prepares_is_translated_too() throws Exception {
        run(connection, "PREPARE emptied (VARCHAR(MAX)) AS DELETE t WHERE NVL(a, 'x') = $1");
        run(connection, "INSERT INTO t VALUES ('x'), ('y')");
        run(connection, "EXECUTE emptied ('x')");

        assertThat(query(connection, "SELECT a FROM t")).containsExactly("y");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "PREPARE wrong AS SELECT a FROM t QUALIFY a = 1"))
                .returns("0A000", SQLException::getSQLState);
    }

    private void create(String body) throws SQLException {
        run(
                connection,
                "CREATE OR REPLACE PROCEDURE p() AS $$ DECLARE s VARCHAR(MAX); r RECORD; c REFCURSOR; BEGIN\n" + body
                        + " END $$ LANGUAGE plpgsql");
    }
}

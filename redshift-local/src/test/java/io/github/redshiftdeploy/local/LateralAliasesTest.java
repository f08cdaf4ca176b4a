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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of a SELECT list in later expressions of the list. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LateralAliasesTest {
    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE TABLE t AS SELECT 1 AS a, 10 AS taken");
    }

    @AfterAll
    void stop() throws Exception {
        connection.close();
        local.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT a + 1 AS x, x * 2 AS y, y || '!' AS z FROM t ; 2 4 4!",
                "SELECT a+1 x,NVL(x,0)*2 AS \"Y\",\"Y\"+x FROM t ; 2 4 6",
                "SELECT COUNT(*) AS n, n + 1 AS m FROM t GROUP BY a ; 1 2 ",
                "SELECT a + 1 AS taken, taken * 2 AS y FROM t ; 2 20",
                "SELECT s.a + 1 AS taken, taken * 2 AS y FROM (SELECT * FROM t) s ; 2 20",
                "SELECT s.a + 1 AS taken, taken * 2 AS y FROM (SELECT a FROM t) s ; 2 4",
                "WITH s AS (SELECT a, 5 AS taken FROM t) SELECT a + 1 AS taken, taken * 2 AS y FROM s ; 2 10",
                "SELECT CASE WHEN a = 1 THEN 3 END c, (SELECT c + a FROM (SELECT 7 AS c) q) AS d, c FROM t ; 3 8 3",
                "SELECT a AS x, t.a AS y, (x + y) * x AS z FROM public.t WHERE a = 1 UNION ALL SELECT 1, 1, 1 LIMIT 1 ; 1 1 2",
            })
    void a_name_stands_for_its_expression_unless_it_is_a_column(String sql, String row) throws Exception {
        try (var statement = Cluster.statement(connection);
                var rows = statement.executeQuery(sql)) {
            rows.next();
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                text.append(column == 1 ? "" : " ").append(rows.getString(column));
            }
            assertThat(text.toString()).isEqualTo(row.strip());
        }
    }

    @Test
    void it_does_so_wherever_a_query_stands() throws Exception {
        run(connection, "CREATE VIEW v AS SELECT a + 1 AS x, x * 2 AS y FROM t");
        run(connection, "CREATE TABLE made AS SELECT a + 1 AS x, x * 2 AS y FROM t");
        run(
                connection,
                "CREATE PROCEDURE fills() AS $$ BEGIN\n INSERT INTO made SELECT y AS x, x + 1 AS y FROM made;"
                        + " INSERT INTO made SELECT a AS p, p + 8 AS q FROM t; END $$ LANGUAGE plpgsql");
        run(connection, "CALL fills()");

        assertThat(query(connection, "SELECT y FROM v UNION ALL SELECT y FROM made ORDER BY 1"))
                .containsExactly("3", "4", "4", "9");
    }

    @Test
    void a_transaction_sees_its_own_columns() throws Exception {
        run(connection, "BEGIN");
        run(connection, "CREATE TABLE new_one AS SELECT 1 AS a, 30 AS x");
        assertThat(query(connection, "SELECT y FROM (SELECT a + 1 AS x, x + 0 AS y FROM new_one) q"))
                .containsExactly("30");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT a + 1 AS x, wrong FROM new_one"))
                .withMessageContaining("wrong");
        run(connection, "ROLLBACK");
    }
}

package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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

/** Tables of other databases of the cluster, named in three parts. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherDatabasesTest {
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
    void tables() throws Exception {
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE DATABASE mart");
        run(connection, "CREATE TABLE here (a INTEGER)");
        try (Connection there =
                Cluster.of(local.connectionFile()).database("mart").connect()) {
            run(there, "CREATE SCHEMA sales");
            run(there, "CREATE TABLE sales.orders (a INTEGER, b VARCHAR(10) DEFAULT 'none')");
            run(there, "INSERT INTO sales.orders VALUES (1, 'one')");
        }
    }

    @AfterEach
    void gone() throws Exception {
        connection.close();
        try (Connection last = Cluster.of(local.connectionFile()).connect()) {
            run(last, "DROP DATABASE mart");
            run(last, "DROP TABLE here");
        }
    }

    @Test
    void a_table_of_another_database_is_read() throws Exception {
        run(connection, "INSERT INTO here VALUES (1)");

        assertThat(query(
                        connection,
                        "SELECT NVL(mart.sales.orders.b, 'x') FROM mart.sales.orders JOIN dev.public.here USING (a)"))
                .containsExactly("one");
        assertThat(query(connection, "SELECT o.b FROM \"mart\".sales.ORDERS o")).containsExactly("one");
    }

    @Test
    void a_table_of_another_database_is_written_in_the_transaction_here() throws Exception {
        run(connection, "INSERT INTO mart.sales.orders (a) SELECT 2");
        connection.setAutoCommit(false);
        run(connection, "UPDATE mart.sales.orders SET b = 'two' WHERE a = 2");
        assertThat(query(connection, "SELECT b FROM mart.sales.orders ORDER BY a"))
                .containsExactly("one", "two");
        run(connection, "DELETE FROM mart.sales.orders WHERE orders.a = 1");
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(there("SELECT b FROM sales.orders ORDER BY a")).containsExactly("one", "none");
    }

    @Test
    void tables_are_made_changed_and_dropped_in_another_database() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "CREATE TABLE mart.public.more (a INTEGER DISTKEY ENCODE zstd, b VARCHAR(MAX)) SORTKEY (a)");
        run(connection, "INSERT INTO mart.public.more VALUES (1, 'back\\\\slash')");
        run(connection, "ALTER TABLE mart.public.more ADD COLUMN c INTEGER");
        run(connection, "INSERT INTO mart.public.more VALUES (2, 'x', 3)");
        assertThat(query(connection, "SELECT b FROM mart.public.more WHERE c IS NULL"))
                .containsExactly("back\\slash");
        assertThat(there("SELECT 1 FROM pg_class WHERE relname = 'more'")).isEmpty();
        connection.commit();
        connection.setAutoCommit(true);

        assertThat(there("SELECT a FROM more ORDER BY a")).containsExactly("1", "2");
        assertThat(there("SELECT sortkey FROM pg_table_def WHERE tablename = 'more' AND \"column\" = 'a'"))
                .containsExactly("1");
        run(
                connection,
                "MERGE INTO mart.public.more USING mart.sales.orders ON more.a = orders.a"
                        + " WHEN MATCHED THEN UPDATE SET b = orders.b WHEN NOT MATCHED THEN INSERT VALUES (0, '', 0)");
        assertThat(query(connection, "SELECT b FROM mart.public.more WHERE a = 1"))
                .containsExactly("one");
        run(connection, "DROP TABLE mart.public.more");
        assertThat(there("SELECT 1 FROM pg_class WHERE relname = 'more'")).isEmpty();
    }

    @Test
    void a_table_of_another_database_is_made_of_a_query_here() throws Exception {
        run(connection, "INSERT INTO here VALUES (7)");
        run(
                connection,
                "CREATE TABLE mart.sales.copied DISTSTYLE EVEN AS SELECT NVL(h.a, 0) AS a, o.b FROM here h, mart.sales.orders o");

        assertThat(there("SELECT a || b FROM sales.copied")).containsExactly("7one");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CREATE TABLE mart.sales.copied AS SELECT 1 AS a"))
                .withMessageContaining("relation \"copied\" already exists")
                .returns("42P07", SQLException::getSQLState);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO mart.sales.orders VALUES (2, 'two')",
                "TRUNCATE mart.sales.orders",
                "CREATE TABLE mart.public.another (a INTEGER)",
            })
    void a_transaction_writes_one_database(String write) throws Exception {
        connection.setAutoCommit(false);
        run(connection, "CREATE TEMP TABLE passing (a INTEGER)");
        run(connection, "INSERT INTO passing SELECT a FROM mart.sales.orders");
        run(connection, "INSERT INTO dev.public.here SELECT a FROM passing");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, write))
                .withMessageContaining(
                        "cannot write to database \"mart\" in a transaction that has written to database \"dev\"")
                .returns("25001", SQLException::getSQLState);

        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(query(connection, "SELECT a FROM here")).isEmpty();
        assertThat(there("SELECT b FROM sales.orders")).containsExactly("one");
    }

    @Test
    void a_message_is_a_transaction_too() throws Exception {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        run(connection, "INSERT INTO here VALUES (1); INSERT INTO mart.sales.orders VALUES (2, 'two')"))
                .withMessageContaining("cannot write to database \"mart\"");
        run(
                connection,
                "BEGIN; INSERT INTO here VALUES (1); COMMIT; BEGIN; INSERT INTO mart.sales.orders VALUES (2, 'two');"
                        + " COMMIT");

        assertThat(query(connection, "SELECT a FROM here")).containsExactly("1");
        assertThat(there("SELECT b FROM sales.orders ORDER BY a")).containsExactly("one", "two");
    }

    @Test
    void a_table_that_is_not_there_is_missed_by_its_name() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT 1 FROM mart.sales.none"))
                .withMessageContaining("relation \"mart.sales.none\" does not exist")
                .returns("42P01", SQLException::getSQLState);
    }

    @Test
    void a_database_that_is_not_there_is_missed_by_its_name() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT 1 FROM nowhere.sales.orders"))
                .withMessageContaining("database \"nowhere\" does not exist");
    }

    @Test
    void rights_are_those_of_the_user_in_the_other_database() throws Exception {
        run(connection, "CREATE USER ann PASSWORD 'Secret123'");
        try (Connection ann =
                Cluster.of(local.connectionFile()).user("ann", "Secret123").connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(ann, "SELECT 1 FROM mart.sales.orders"))
                    .withMessageContaining("permission denied for schema sales");
        }
        run(connection, "DROP USER ann");
    }

    @Test
    void views_and_procedures_name_tables_of_another_database() throws Exception {
        run(connection, "CREATE VIEW orders AS SELECT b FROM mart.sales.orders WITH NO SCHEMA BINDING");
        run(
                connection,
                "CREATE PROCEDURE fills(n INTEGER) AS $$ BEGIN\n"
                        + " INSERT INTO mart.sales.orders VALUES (n, 'filled'); END $$ LANGUAGE plpgsql");
        run(connection, "CALL fills(3)");

        assertThat(query(connection, "SELECT b FROM orders ORDER BY b")).containsExactly("filled", "one");
        assertThat(query(connection, "SHOW PROCEDURE fills(INTEGER)").get(0)).contains("mart.sales.orders");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CREATE VIEW bound AS SELECT b FROM mart.sales.orders"))
                .withMessageContaining("WITH NO SCHEMA BINDING");
        run(connection, "DROP VIEW orders");
        run(connection, "DROP PROCEDURE fills(INTEGER)");
    }

    private List<String> there(String sql) throws SQLException {
        try (Connection there =
                Cluster.of(local.connectionFile()).database("mart").connect()) {
            return query(there, sql);
        }
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;

/** Iceberg tables: each write is a transaction of its own. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LakeTest {
    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        try (Connection first = Cluster.of(local.connectionFile()).connect()) {
            run(first, "CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'sales' IAM_ROLE DEFAULT");
            run(first, "CREATE TABLE near (a INTEGER)");
        }
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @BeforeEach
    void tables() throws Exception {
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE TABLE lake.orders (a INTEGER) LOCATION 's3://bucket/orders/'");
        run(
                connection,
                "CREATE TABLE own (a INTEGER) USING ICEBERG LOCATION 's3://bucket/own/' PARTITIONED BY (bucket(4, a))"
                        + " TABLE PROPERTIES ('compression_type' = 'zstd')");
    }

    @AfterEach
    void gone() throws Exception {
        connection.close();
        try (Connection last = Cluster.of(local.connectionFile()).connect()) {
            run(last, "DROP TABLE IF EXISTS lake.orders");
            run(last, "DROP TABLE IF EXISTS own");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO lake.orders VALUES (1)",
                "INSERT INTO dev.lake.orders VALUES (1)",
                "UPDATE own SET a = 2",
                "DELETE lake.orders",
                "WITH gone AS (SELECT a FROM near) DELETE FROM public.own USING gone WHERE own.a = gone.a",
                "MERGE INTO lake.orders USING near ON orders.a = near.a WHEN MATCHED THEN DELETE"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (near.a)",
                "CREATE TABLE lake.more (a INTEGER)",
                "CREATE TABLE mine USING ICEBERG AS SELECT 1 AS a",
                "ALTER TABLE own ADD COLUMN b INTEGER",
                "DROP TABLE near, own"
            })
    void a_write_has_no_company_in_its_transaction(String write) throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO near VALUES (1)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, write))
                .withMessageContaining("Iceberg table cannot run inside a transaction block")
                .returns("25001", SQLException::getSQLState);

        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(query(connection, "SELECT a FROM near")).isEmpty();
    }

    @Test
    void nothing_may_follow_a_write_but_the_end_of_the_transaction() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO lake.orders VALUES (1)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> query(connection, "SELECT a FROM near"))
                .withMessageContaining("SELECT cannot run inside a transaction block with a write to an Iceberg table");

        connection.rollback();
        assertThat(query(connection, "SELECT a FROM lake.orders")).isEmpty();
    }

    @Test
    void other_statements_of_its_message_are_company() throws Exception {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "INSERT INTO near VALUES (1); INSERT INTO lake.orders VALUES (1)"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "INSERT INTO lake.orders VALUES (1); INSERT INTO near VALUES (1)"));

        assertThat(query(connection, "SELECT a FROM lake.orders UNION ALL SELECT a FROM near"))
                .isEmpty();
    }

    @Test
    void a_block_may_hold_one_write_and_nothing_else() throws Exception {
        run(connection, "BEGIN; INSERT INTO lake.orders VALUES (1); COMMIT");
        run(connection, "BEGIN");
        run(connection, "INSERT INTO lake.orders VALUES (2)");
        run(connection, "ROLLBACK");

        assertThat(query(connection, "SELECT a FROM lake.orders")).containsExactly("1");
    }

    @Test
    void a_table_is_not_dropped_in_a_block() throws Exception {
        run(connection, "BEGIN");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "DROP TABLE lake.orders"))
                .withMessageContaining("DROP TABLE on an Iceberg table cannot run inside a transaction block");

        run(connection, "ROLLBACK");
        run(connection, "DROP TABLE lake.orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO lake.orders VALUES (1)",
                "CREATE TABLE lake.other (a INTEGER)",
                "CREATE TABLE mine (a INTEGER) USING ICEBERG",
                "DROP TABLE own",
            })
    void a_procedure_writes_no_iceberg_table(String write) throws Exception {
        run(connection, "CREATE OR REPLACE PROCEDURE writes() AS $$ BEGIN " + write + "; END $$ LANGUAGE plpgsql");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CALL writes()"))
                .withMessageContaining("Writes to Iceberg tables cannot run from within a stored procedure");
    }

    @Test
    void tables_of_a_data_catalog_are_named_in_three_parts() throws Exception {
        run(connection, "CREATE TABLE \"bucket@s3tablescatalog\".sales.orders (a INTEGER) USING ICEBERG");
        run(connection, "INSERT INTO \"bucket@s3tablescatalog\".sales.orders VALUES (1)");
        run(
                connection,
                "CREATE TABLE awsdatacatalog.sales.more AS SELECT a + 1 AS a FROM \"bucket@s3tablescatalog\".sales.orders");
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO near SELECT a FROM awsdatacatalog.sales.more");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "INSERT INTO awsdatacatalog.sales.more VALUES (3)"))
                .withMessageContaining("Iceberg table cannot run inside a transaction block");
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(query(connection, "SELECT more.a FROM awsdatacatalog.sales.more"))
                .containsExactly("2");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SELECT 1 FROM awsdatacatalog.sales.none"))
                .withMessageContaining("relation \"awsdatacatalog.sales.none\" does not exist");
        run(connection, "DROP TABLE awsdatacatalog.sales.more");
        run(connection, "DROP TABLE \"bucket@s3tablescatalog\".sales.orders");
    }

    @Test
    void the_catalogue_knows_the_external_schema_and_its_tables() throws Exception {
        assertThat(query(connection, "SELECT schemaname FROM svv_external_schemas"))
                .containsExactly("lake");
        assertThat(query(connection, "SELECT schemaname || '.' || tablename FROM svv_external_tables"))
                .containsExactly("lake.orders");
    }
}

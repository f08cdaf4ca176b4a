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

/** A producer that shares, and consumers beside it that read what is shared. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatasharesTest {
    @TempDir
    static Path folder;

    private RedshiftLocal producer;
    private RedshiftLocal analytics;
    private RedshiftLocal reporting;
    private Connection shares;
    private Connection reads;

    @BeforeAll
    void start() throws Exception {
        producer = RedshiftLocal.in(folder.resolve("producer")).start();
        analytics = RedshiftLocal.in(folder.resolve("analytics")).start();
        reporting = RedshiftLocal.in(folder.resolve("reporting")).start();
        shares = Cluster.of(producer.connectionFile()).connect();
        reads = Cluster.of(analytics.connectionFile()).connect();
    }

    @AfterAll
    void stop() throws Exception {
        reads.close();
        shares.close();
        reporting.close();
        analytics.close();
        producer.close();
    }

    @BeforeEach
    void share() throws Exception {
        run(shares, "CREATE SCHEMA sales");
        run(
                shares,
                "CREATE TABLE sales.orders (id INTEGER IDENTITY(1, 1), item VARCHAR(20) DEFAULT 'none', tags SUPER)");
        run(shares, "INSERT INTO sales.orders (item) VALUES ('book'), ('pen')");
        run(shares, "CREATE TABLE sales.secrets (a INTEGER)");
        run(shares, "CREATE VIEW sales.books AS SELECT id, item FROM sales.orders WHERE item = 'book'");
        run(shares, "CREATE DATASHARE salesshare");
        run(shares, "ALTER DATASHARE salesshare ADD SCHEMA sales");
        run(shares, "ALTER DATASHARE salesshare ADD TABLE sales.orders, dev.sales.books");
        run(shares, "GRANT USAGE ON DATASHARE salesshare TO NAMESPACE '" + analytics.namespace() + "'");
        run(reads, "CREATE DATABASE sold FROM DATASHARE salesshare OF NAMESPACE '" + producer.namespace() + "'");
    }

    @AfterEach
    void unshare() throws Exception {
        run(reads, "DROP DATABASE sold");
        run(shares, "DROP DATASHARE salesshare");
        run(shares, "DROP SCHEMA sales CASCADE");
    }

    @Test
    void a_consumer_reads_tables_and_views_that_are_shared() throws Exception {
        assertThat(query(reads, "SELECT item FROM sold.sales.orders ORDER BY id"))
                .containsExactly("book", "pen");
        assertThat(query(reads, "SELECT b.item FROM \"sold\".sales.BOOKS b")).containsExactly("book");
        run(reads, "CREATE VIEW items AS SELECT item FROM sold.sales.orders WITH NO SCHEMA BINDING");
        run(shares, "INSERT INTO sales.orders (item) VALUES ('ink')");
        assertThat(query(reads, "SELECT COUNT(*) FROM items")).containsExactly("3");
        run(reads, "DROP VIEW items");
    }

    @Test
    void what_is_not_shared_is_not_there() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(reads, "SELECT 1 FROM sold.sales.secrets"))
                .withMessageContaining("relation \"sold.sales.secrets\" does not exist")
                .returns("42P01", SQLException::getSQLState);
    }
}

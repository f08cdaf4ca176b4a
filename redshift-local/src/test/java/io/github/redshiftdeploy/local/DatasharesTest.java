package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;

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
        if (query(reads, "SELECT 1 FROM svv_redshift_databases WHERE database_name = 'sold'")
                .isEmpty()) {
            run(reads, "CREATE DATABASE sold FROM DATASHARE salesshare OF NAMESPACE '" + producer.namespace() + "'");
        }
    }

    /** The database of the consumer stays: it takes longer than all the rest, and reads the next share of the name. */
    @AfterEach
    void unshare() throws Exception {
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
    void who_makes_a_share_hears_nothing_of_what_it_is_made_of() throws Exception {
        try (Statement statement = shares.createStatement()) {
            statement.execute("CREATE DATASHARE quiet");

            assertThat((Object) statement.getWarnings()).isNull();
        }
        run(shares, "DROP DATASHARE quiet");
    }

    @Test
    void what_is_not_shared_is_not_there_until_it_is() throws Exception {
        refuses(reads, "SELECT 1 FROM sold.sales.secrets", "42P01", "relation \"sold.sales.secrets\" does not exist");

        run(shares, "INSERT INTO sales.secrets VALUES (7)");
        run(shares, "ALTER DATASHARE salesshare ADD ALL TABLES IN SCHEMA sales");
        assertThat(query(reads, "SELECT a FROM sold.sales.secrets")).containsExactly("7");
        run(shares, "ALTER DATASHARE salesshare REMOVE TABLE sales.secrets");
        refuses(reads, "SELECT 1 FROM sold.sales.secrets", "42P01", "relation \"sold.sales.secrets\" does not exist");

        run(shares, "ALTER DATASHARE salesshare SET INCLUDENEW = TRUE FOR SCHEMA sales");
        run(shares, "CREATE TABLE sales.newest AS SELECT 8 AS a");
        assertThat(query(reads, "SELECT a FROM sold.sales.newest")).containsExactly("8");
        run(shares, "ALTER TABLE sales.newest ADD COLUMN b INTEGER DEFAULT 9");
        assertThat(query(reads, "SELECT b FROM sold.sales.newest")).containsExactly("9");
        run(shares, "DROP TABLE sales.newest");
        refuses(reads, "SELECT 1 FROM sold.sales.newest", "42P01", "does not exist");
    }

    @Test
    void what_is_revoked_cannot_be_read() throws Exception {
        run(reads, "CREATE VIEW items AS SELECT item FROM sold.sales.orders WITH NO SCHEMA BINDING");
        run(shares, "REVOKE USAGE ON DATASHARE salesshare FROM NAMESPACE '" + analytics.namespace() + "'");

        refuses(
                reads,
                "SELECT 1 FROM sold.sales.orders",
                "42704",
                "Datashare salesshare of namespace '" + producer.namespace()
                        + "' does not exist or is not granted to this namespace");
        refuses(reads, "SELECT 1 FROM items", "42501", "permission denied");

        run(shares, "GRANT USAGE ON DATASHARE salesshare TO NAMESPACE '" + analytics.namespace() + "'");
        assertThat(query(reads, "SELECT COUNT(*) FROM items")).containsExactly("2");
        run(reads, "DROP VIEW items");
    }

    @Test
    void a_database_is_made_of_a_share_that_this_namespace_was_granted() throws Exception {
        String from = " FROM DATASHARE salesshare OF NAMESPACE '" + producer.namespace() + "'";
        refuses(
                reads,
                "CREATE DATABASE again" + from,
                "42P04",
                "\"sold\" was already created from datashare salesshare");
        refuses(reads, "BEGIN; CREATE DATABASE again" + from, "25001", "CREATE DATABASE cannot run inside");
        run(reads, "ROLLBACK");
        try (Connection other = Cluster.of(reporting.connectionFile()).connect()) {
            refuses(other, "CREATE DATABASE sold" + from, "42704", "is not granted to this namespace");
            run(shares, "GRANT USAGE ON DATASHARE salesshare TO ACCOUNT '" + reporting.account() + "'");
            refuses(
                    other,
                    "CREATE DATABASE sold FROM DATASHARE salesshare OF ACCOUNT '1' NAMESPACE '" + producer.namespace()
                            + "'",
                    "42704",
                    "of account '1' does not exist");
            run(other, "CREATE DATABASE sold" + from.replace("OF ", "OF ACCOUNT '" + producer.account() + "' "));
            assertThat(query(other, "SELECT COUNT(*) FROM sold.sales.orders")).containsExactly("2");
            run(other, "DROP DATABASE sold");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO sold.sales.orders (item) VALUES ('x')",
                "UPDATE sold.sales.orders SET item = 'x'",
                "DELETE FROM sold.sales.orders",
                "TRUNCATE sold.sales.orders",
                "DROP TABLE sold.sales.orders",
                "CREATE TABLE sold.sales.mine (a INTEGER)",
                "CREATE TABLE sold.sales.mine AS SELECT 1 AS a"
            })
    void a_consumer_does_not_write_what_is_shared(String write) {
        refuses(reads, write, "42501", "permission denied for database sold: it was created from a datashare");
    }

    @Test
    void a_user_reads_what_is_shared_with_usage_of_the_database() throws Exception {
        run(reads, "CREATE USER ann PASSWORD 'Secret-1'");
        run(reads, "CREATE ROLE readers");
        run(reads, "GRANT ROLE readers TO ann");
        try (Connection ann =
                Cluster.of(analytics.connectionFile()).user("ann", "Secret-1").connect()) {
            refuses(ann, "SELECT 1 FROM sold.sales.orders", "42501", "permission denied for database sold");
            refuses(ann, "USE sold", "42501", "permission denied for database \"sold\"");
            refuses(
                    ann,
                    "CREATE DATABASE mine FROM DATASHARE salesshare OF NAMESPACE '" + producer.namespace() + "'",
                    "42501",
                    "permission denied to create database");
            run(reads, "GRANT USAGE ON DATABASE sold TO ROLE readers");
            assertThat(query(ann, "SELECT COUNT(*) FROM sold.sales.orders")).containsExactly("2");
            assertThat(query(ann, "SELECT identity_name FROM svv_database_privileges WHERE privilege_type = 'USAGE'"))
                    .containsExactly("readers");
            run(reads, "REVOKE USAGE ON DATABASE sold FROM ROLE readers");
            refuses(ann, "SELECT 1 FROM sold.sales.orders", "42501", "permission denied for database sold");
        }
        run(reads, "DROP USER ann");
        run(reads, "DROP ROLE readers");
    }

    @Test
    void a_database_that_was_made_anew_reads_its_own_producer() throws Exception {
        assertThat(query(reads, "SELECT item FROM sold.sales.orders ORDER BY id"))
                .containsExactly("book", "pen");
        run(reads, "DROP DATABASE sold");
        try (Connection second = Cluster.of(reporting.connectionFile()).connect()) {
            run(second, "CREATE SCHEMA sales", "CREATE TABLE sales.orders (id INTEGER, item VARCHAR(20), tags SUPER)");
            run(second, "INSERT INTO sales.orders VALUES (1, 'map')", "CREATE DATASHARE salesshare");
            run(second, "ALTER DATASHARE salesshare ADD SCHEMA sales");
            run(second, "ALTER DATASHARE salesshare ADD ALL TABLES IN SCHEMA sales");
            run(second, "GRANT USAGE ON DATASHARE salesshare TO NAMESPACE '" + analytics.namespace() + "'");
            run(reads, "CREATE DATABASE sold FROM DATASHARE salesshare OF NAMESPACE '" + reporting.namespace() + "'");

            assertThat(query(reads, "SELECT item FROM sold.sales.orders")).containsExactly("map");

            run(second, "DROP DATASHARE salesshare", "DROP SCHEMA sales CASCADE");
            run(reads, "DROP DATABASE sold");
        }
    }

    @Test
    void an_external_schema_stands_for_a_schema_of_the_database() throws Exception {
        run(reads, "CREATE EXTERNAL SCHEMA bought FROM REDSHIFT DATABASE 'sold' SCHEMA 'sales'");
        assertThat(query(reads, "SELECT o.item FROM bought.orders o JOIN bought.books USING (id)"))
                .containsExactly("book");
        assertThat(query(reads, "SELECT bought.orders.item FROM bought.orders ORDER BY 1"))
                .containsExactly("book", "pen");
        refuses(reads, "SELECT 1 FROM bought.secrets", "42P01", "relation \"sold.sales.secrets\" does not exist");
        refuses(reads, "DELETE FROM bought.orders", "42501", "it was created from a datashare");

        run(reads, "CREATE USER bob PASSWORD 'Secret-1'");
        try (Connection bob =
                Cluster.of(analytics.connectionFile()).user("bob", "Secret-1").connect()) {
            refuses(bob, "SELECT 1 FROM bought.orders", "42501", "permission denied for schema bought");
            run(reads, "GRANT USAGE ON SCHEMA bought TO bob");
            assertThat(query(bob, "SELECT COUNT(*) FROM bought.orders")).containsExactly("2");
        }
        run(reads, "DROP SCHEMA bought");
        run(reads, "DROP USER bob");
    }

    @Test
    void the_database_is_used_and_connected_to() throws Exception {
        run(reads, "USE sold");
        assertThat(query(reads, "SELECT COUNT(*) FROM sales.orders")).containsExactly("2");
        run(shares, "ALTER DATASHARE salesshare ADD TABLE sales.secrets");
        assertThat(query(reads, "SELECT COUNT(*) FROM sales.secrets")).containsExactly("0");
        refuses(reads, "INSERT INTO sales.secrets VALUES (1)", "42501", "it was created from a datashare");
        refuses(reads, "CREATE TABLE mine (a INTEGER)", "42501", "it was created from a datashare");
        run(reads, "RESET USE");

        try (Connection inside =
                Cluster.of(analytics.connectionFile()).database("sold").connect()) {
            run(shares, "ALTER DATASHARE salesshare REMOVE TABLE sales.secrets");
            assertThat(query(inside, "SELECT item FROM sales.books")).containsExactly("book");
            refuses(inside, "SELECT 1 FROM sales.secrets", "42P01", "relation \"sales.secrets\" does not exist");
        }
    }

    @Test
    void aws_tells_the_namespace_and_the_data_api_reads_what_is_shared() {
        try (RedshiftServerlessClient serverless = client(producer, RedshiftServerlessClient.builder());
                RedshiftClient provisioned = client(producer, RedshiftClient.builder());
                RedshiftDataClient data = client(analytics, RedshiftDataClient.builder())) {
            assertThat(serverless
                            .getNamespace(r -> r.namespaceName(producer.workgroup()))
                            .namespace()
                            .namespaceId())
                    .isEqualTo(producer.namespace());
            assertThat(provisioned.describeClusters().clusters().get(0).clusterNamespaceArn())
                    .endsWith(":" + producer.account() + ":namespace:" + producer.namespace());

            String id = data.executeStatement(r -> r.clusterIdentifier(analytics.clusterIdentifier())
                            .database("dev")
                            .dbUser("awsuser")
                            .sql("SELECT COUNT(*) FROM sold.sales.orders"))
                    .id();
            assertThat(DataApiScene.await(data, id).error()).isNull();
            assertThat(data.getStatementResult(r -> r.id(id))
                            .records()
                            .get(0)
                            .get(0)
                            .longValue())
                    .isEqualTo(2);
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(RedshiftLocal local, B builder) {
        return builder.endpointOverride(local.awsEndpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())))
                .build();
    }

    @Test
    void stand_ins_of_a_folder_share_the_binaries_of_the_database() throws Exception {
        assertThat(postgres("producer")).isRegularFile();
        assertThat(Files.isSameFile(postgres("producer"), postgres("analytics")))
                .isTrue();
    }

    private static Path postgres(String name) throws IOException {
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder.resolve(name), "postgresql-*")) {
            return homes.iterator().next().resolve("bin").resolve("postgres");
        }
    }

    @Test
    void system_views_tell_both_sides() throws Exception {
        String account = producer.account();
        String namespace = producer.namespace();

        assertThat(query(
                        shares,
                        "SELECT share_name || ',' || source_database || ',' || share_type || ',' || is_publicaccessible || ',' ||"
                                + " producer_account || ',' || producer_namespace || ',' || usename"
                                + " FROM svv_datashares JOIN pg_user ON usesysid = share_owner"))
                .containsExactly("salesshare,dev,OUTBOUND,false," + account + "," + namespace + ",awsuser");
        assertThat(query(
                        reads,
                        "SELECT share_name || ',' || consumer_database || ',' || share_type || ',' || producer_namespace"
                                + " FROM svv_datashares"))
                .containsExactly("salesshare,sold,INBOUND," + namespace);
        assertThat(query(
                        shares,
                        "SELECT object_type || ' ' || object_name FROM svv_datashare_objects WHERE share_type = 'OUTBOUND'"
                                + " ORDER BY 1"))
                .containsExactly("schema sales", "table sales.orders", "view sales.books");
        assertThat(query(
                        reads,
                        "SELECT object_type || ' ' || object_name FROM svv_datashare_objects WHERE share_type = 'INBOUND'"
                                + " ORDER BY 1"))
                .containsExactly("schema sales", "table sales.orders", "view sales.books");
        assertThat(query(shares, "SELECT consumer_namespace FROM svv_datashare_consumers"))
                .containsExactly(analytics.namespace());
        assertThat(query(reads, "SELECT database_name FROM svv_redshift_databases WHERE database_type = 'shared'"))
                .containsExactly("sold");
        assertThat(query(reads, "SHOW DATASHARES LIKE 'sales%'")).containsExactly("salesshare");
        assertThat(query(shares, "DESC DATASHARE salesshare")).hasSize(3);
        assertThat(query(reads, "DESC DATASHARE salesshare OF ACCOUNT '" + account + "' NAMESPACE '" + namespace + "'"))
                .hasSize(3);
        assertThat(query(shares, "SELECT usename FROM pg_user WHERE usename LIKE 'sys:%'"))
                .isEmpty();
    }

    @Test
    void a_statement_about_a_share_is_part_of_its_transaction() throws Exception {
        run(shares, "BEGIN; DROP DATASHARE salesshare; CREATE DATASHARE salesshare; ROLLBACK");
        refuses(
                shares,
                "BEGIN; ALTER DATASHARE salesshare SET PUBLICACCESSIBLE TRUE",
                "25001",
                "ALTER DATASHARE SET PUBLICACCESSIBLE cannot run inside a transaction block");
        run(shares, "ROLLBACK");

        assertThat(query(reads, "SELECT COUNT(*) FROM sold.sales.orders")).containsExactly("2");
    }

    @Test
    void a_consumer_is_no_user_of_the_producer() {
        Cluster cluster = Cluster.of(producer.connectionFile());

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> cluster.user("sys:consumer:" + analytics.namespace(), "")
                        .connect()
                        .close())
                .returns("28000", SQLException::getSQLState);
    }

    @Test
    void a_producer_that_does_not_run_is_named() throws Exception {
        run(reads, "CREATE VIEW items AS SELECT item FROM sold.sales.orders WITH NO SCHEMA BINDING");
        shares.close();
        producer.close();

        refuses(
                reads,
                "SELECT 1 FROM sold.sales.orders",
                "08000",
                "the producer's stand-in in '" + folder.resolve("producer") + "' does not run");
        refuses(reads, "SELECT 1 FROM items", "08001", "the producer's stand-in of database \"sold\" does not run");

        producer = RedshiftLocal.in(folder.resolve("producer")).start();
        shares = Cluster.of(producer.connectionFile()).connect();
        assertThat(query(reads, "SELECT COUNT(*) FROM items")).containsExactly("2");
        run(reads, "DROP VIEW items");
    }

    private static void refuses(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .returns(state, SQLException::getSQLState);
    }
}

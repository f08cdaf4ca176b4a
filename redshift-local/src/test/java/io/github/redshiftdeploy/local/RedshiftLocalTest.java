package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.local.gateway.Certificates;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsResponse;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsWithIamResponse;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedshiftLocalTest {
    private static final String REFUSED = "28000";

    private Path temporary;
    private RedshiftLocal local;
    private Cluster driver;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        temporary = directory;
        local = RedshiftLocal.in(temporary.resolve("local")).start();
        driver = Cluster.of(local.connectionFile());
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @Test
    void lets_in_whoever_knows_the_password() throws Exception {
        try (Connection connection = driver.connect()) {
            assertThat(query(connection, "SELECT current_user || '@' || current_database()"))
                    .containsExactly("awsuser@dev");
        }
    }

    @Test
    void is_also_127_0_0_1() throws Exception {
        try (Connection connection = driver.host("127.0.0.1").connect()) {
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void refuses_a_wrong_password() {
        assertRefused(driver.user("awsuser", "wrong"), REFUSED)
                .withMessageContaining("password authentication failed for user \"awsuser\"");
        assertRefused(driver.user("awsuser", ""), REFUSED);
    }

    @Test
    void refuses_a_user_who_does_not_exist() {
        assertRefused(driver.user("nobody", local.password()), REFUSED)
                .withMessageContaining("password authentication failed for user \"nobody\"");
    }

    @Test
    void refuses_the_owner_of_the_server() {
        assertRefused(driver.user("rdsdb", ""), REFUSED);
        assertRefused(driver.user("rdsdb", local.password()), REFUSED);
    }

    @Test
    void refuses_a_database_that_does_not_exist() {
        assertRefused(driver.database("nowhere"), "3D000").withMessageContaining("\"nowhere\"");
        assertRefused(driver.database("postgres"), "3D000");
    }

    @Test
    void refuses_the_databases_that_belong_to_the_cluster_itself() {
        assertRefused(driver.database("padb_harvest"), "42501");
        assertRefused(driver.database("template1"), "42501");
    }

    @Test
    void refuses_to_speak_without_tls() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(driver::connectPlain)
                .withMessageContaining("SSL off")
                .returns(REFUSED, SQLException::getSQLState);
    }

    @Test
    void a_client_does_not_trust_another_authority() throws Exception {
        Path other = temporary.resolve("other.pem");
        Files.writeString(other, Certificates.of(List.of()).caPem());

        assertRefused(driver.caFile(other), "08006");
    }

    @Test
    void a_client_does_not_trust_another_host_name() {
        assertRefused(driver.host("127.1"), "08006").withMessageContaining("hostname");
    }

    @Test
    void a_user_of_the_database_has_the_password_that_sql_gave() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE USER bob PASSWORD 'Secret-1'");
        }

        try (Connection connection = driver.user("bob", "Secret-1").connect()) {
            assertThat(query(connection, "SELECT current_user")).containsExactly("bob");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SET SESSION AUTHORIZATION rdsdb"))
                    .returns("42501", SQLException::getSQLState);
        }
        assertRefused(driver.user("bob", "Secret-2"), REFUSED);
    }

    @Test
    void everybody_may_create_in_the_schema_public() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE USER carl PASSWORD 'Secret-1'");
            run(connection, "CREATE DATABASE second");
        }

        for (String database : List.of("dev", "second")) {
            try (Connection connection =
                    driver.user("carl", "Secret-1").database(database).connect()) {
                run(connection, "CREATE TABLE public.of_carl (id int)");
            }
        }
    }

    @Test
    void every_database_speaks_the_dialect() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE DATABASE third");
        }

        for (String database : List.of("dev", "third")) {
            try (Connection connection = driver.database(database).connect()) {
                run(connection, "SET query_group TO 'etl'");
                run(
                        connection,
                        "CREATE TABLE of_redshift (id INT ENCODE zstd DISTKEY, name VARCHAR(MAX)) SORTKEY (id)");
                run(connection, "INSERT INTO of_redshift VALUES (1, 'it\\'s')");
                assertThat(query(connection, "SELECT nvl(name, '') FROM of_redshift WHERE getdate() > '2026-01-01'"))
                        .containsExactly("it's");
            }
        }
    }

    @Test
    void keeps_what_only_redshift_knows_of_each_of_several_things_in_one_message() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, """
                    CREATE SCHEMA many;
                    CREATE TABLE many.one (id INT, day DATE) DISTKEY (id) SORTKEY (day);
                    CREATE TABLE many.ONE_MORE (id INT, day DATE) DISTKEY (day);
                    CREATE TABLE many."O n-e" (id INT) DISTSTYLE ALL;
                    CREATE TABLE many.none (id INT)
                    """);
            run(connection, "SET search_path TO many");

            assertThat(query(connection, """
                            SELECT tablename || ' ' || "column" || ' ' || distkey || ' ' || sortkey
                            FROM pg_table_def WHERE schemaname = 'many' AND (distkey OR sortkey <> 0) ORDER BY 1
                            """))
                    .containsExactly("one day false 1", "one id true 0", "one_more day true 0");
            assertThat(query(connection, """
                            SELECT "table" || ' ' || diststyle FROM svv_table_info WHERE schema = 'many' ORDER BY 1
                            """)).anyMatch(line -> line.startsWith("O n-e ALL"));
        }
    }

    @Test
    void refuses_what_redshift_refuses() throws Exception {
        try (Connection connection = driver.connect()) {
            connection.setAutoCommit(false);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "VACUUM"))
                    .returns("25001", SQLException::getSQLState);
        }
    }

    @Test
    void a_temporary_password_opens_the_cluster_to_an_existing_user() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE USER dora PASSWORD 'Secret-1'");
        }

        try (RedshiftClient redshift = redshift();
                Connection connection = login(redshift.getClusterCredentials(request ->
                        request.clusterIdentifier(local.clusterIdentifier()).dbUser("dora")))) {
            assertThat(query(connection, "SELECT current_user")).containsExactly("dora");
        }
    }

    @Test
    void a_temporary_password_of_a_user_who_does_not_exist_opens_nothing() {
        try (RedshiftClient redshift = redshift()) {
            GetClusterCredentialsResponse credentials = redshift.getClusterCredentials(request ->
                    request.clusterIdentifier(local.clusterIdentifier()).dbUser("erna"));

            assertRefused(driver.user(credentials.dbUser(), credentials.dbPassword()), REFUSED);
        }
    }

    @Test
    void the_first_login_creates_the_user_when_that_was_asked_for() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE GROUP etl");
        }

        try (RedshiftClient redshift = redshift();
                Connection connection = login(
                        redshift.getClusterCredentials(request -> request.clusterIdentifier(local.clusterIdentifier())
                                .dbUser("fred")
                                .autoCreate(true)
                                .dbGroups("etl")))) {
            assertThat(query(connection, "SELECT current_user")).containsExactly("fred");
            assertThat(query(connection, "SELECT pg_has_role('etl', 'member')")).containsExactly("t");
        }
    }

    @Test
    void an_iam_identity_is_a_user_of_its_own() throws Exception {
        try (RedshiftClient redshift = redshift()) {
            GetClusterCredentialsWithIamResponse credentials = redshift.getClusterCredentialsWithIAM(
                    request -> request.clusterIdentifier(local.clusterIdentifier()));

            try (Connection connection =
                    driver.user(credentials.dbUser(), credentials.dbPassword()).connect()) {
                assertThat(query(connection, "SELECT current_user")).containsExactly(credentials.dbUser());
            }
        }
    }

    @Test
    void tells_other_processes_how_to_connect() throws Exception {
        Properties told = new Properties();
        try (var reader = Files.newBufferedReader(local.connectionFile())) {
            told.load(reader);
        }

        assertThat(told)
                .containsEntry("host", "localhost")
                .containsEntry("port", Integer.toString(local.port()))
                .containsEntry("database", "dev")
                .containsEntry("user", "awsuser")
                .containsEntry("password", local.password())
                .containsEntry("caFile", local.caFile().toString())
                .containsEntry("awsEndpoint", local.awsEndpoint().toString())
                .containsEntry("region", "us-east-1")
                .containsEntry("accessKeyId", local.accessKeyId())
                .containsEntry("secretAccessKey", local.secretAccessKey())
                .containsEntry("clusterIdentifier", "redshift-local")
                .containsEntry("workgroup", "redshift-local")
                .containsEntry("namespace", local.namespace())
                .containsEntry("account", local.account())
                .containsEntry("pid", Long.toString(ProcessHandle.current().pid()))
                .hasSize(15);
    }

    @Test
    void a_second_owner_of_the_directory_is_refused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RedshiftLocal.in(temporary.resolve("local")).start())
                .withMessageContaining("another stand-in runs in");
    }

    @Test
    void nobody_else_may_read_its_files() throws Exception {
        Path directory = temporary.resolve("local");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
                .isEqualTo("rwx------");
        for (String secret : List.of("password", RedshiftLocal.CONNECTION_FILE)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    private RedshiftClient redshift() {
        return RedshiftClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())))
                .build();
    }

    private Connection login(GetClusterCredentialsResponse credentials) throws SQLException {
        return driver.user(credentials.dbUser(), credentials.dbPassword()).connect();
    }

    private static ThrowableAssertAlternative<SQLException> assertRefused(Cluster refused, String sqlState) {
        return assertThatExceptionOfType(SQLException.class)
                .isThrownBy(refused::connect)
                .returns(sqlState, SQLException::getSQLState);
    }
}

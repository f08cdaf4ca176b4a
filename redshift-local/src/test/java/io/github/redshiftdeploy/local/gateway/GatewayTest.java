package io.github.redshiftdeploy.local.gateway;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.redshift.util.RedshiftException;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
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

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayTest {
    private static final int MEGABYTE = 1 << 20;

    private Lab lab;
    private Gateway gateway;
    private Cluster driver;
    private volatile Translator translator;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
    }

    @AfterAll
    void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void open() throws Exception {
        translator = Translator.identity();
        gateway = lab.gateway(() -> (sql, status) -> translator.translate(sql, status));
        driver = lab.driver(gateway);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    @Test
    void presents_itself_as_amazon_redshift() throws Exception {
        try (Connection connection = driver.connect()) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
            assertThat(query(connection, "SELECT 'it\\'s'")).containsExactly("it's");
            assertThat((Object) connection.getWarnings()).isNull();
        }
    }

    @Test
    void passes_on_what_a_session_is_called() throws Exception {
        try (Connection connection = driver.connect()) {
            assertThat(query(connection, "SHOW application_name")).containsExactly("the test");
        }
    }

    @Test
    void hides_from_postgres_what_only_redshift_knows() {
        assertThat(Doorway.forPostgres(
                        Map.of(
                                "user", "IAM:ann",
                                "query_group", "etl",
                                "driver_version", "2.3.0",
                                "_pq_.compression", "lz4",
                                "search_path", "sales",
                                "database", "dev"),
                        "ann"))
                .containsOnly(
                        Map.entry("user", "ann"),
                        Map.entry("database", "dev"),
                        Map.entry("redshift.query_group", "etl"),
                        Map.entry("search_path", "sales"),
                        Map.entry("standard_conforming_strings", "off"),
                        Map.entry("escape_string_warning", "off"),
                        Map.entry("enable_nestloop", "off"));
    }

    @Test
    void cancels_a_running_statement() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = statement(connection)) {
            statement.setQueryTimeout(1);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
                    .returns("57014", SQLException::getSQLState);
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void notices_arrive_while_a_procedure_runs() throws Exception {
        try (Connection connection = driver.connect();
                Connection other = driver.connect();
                Statement statement = statement(connection)) {
            run(connection, "CREATE TABLE go_on (id int)");
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> execute(statement, """
                    DO $$ BEGIN
                      RAISE INFO 'half-way';
                      WHILE (SELECT count(*) FROM go_on) = 0 LOOP PERFORM pg_sleep(0.01); END LOOP;
                    END $$
                    """));

            SQLWarning notice = awaitWarning(statement);
            assertThat(done).isNotDone();
            run(other, "INSERT INTO go_on VALUES (1)");

            assertThat(notice.getMessage()).isEqualTo("half-way");
            assertThat(done).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void carries_a_statement_of_5_MB(String mode) throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", mode)) {
            assertThat(query(connection, "SELECT length('" + "x".repeat(5 * MEGABYTE) + "')"))
                    .containsExactly(Integer.toString(5 * MEGABYTE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void refuses_a_statement_of_more_than_16_MB_and_goes_on(String mode) throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", mode)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT '" + "x".repeat(17 * MEGABYTE) + "'"))
                    .withMessageContaining("Statement is too large")
                    .returns("54000", SQLException::getSQLState);
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void a_statement_that_is_too_large_aborts_its_transaction() throws Exception {
        try (Connection connection = driver.connect()) {
            connection.setAutoCommit(false);
            run(connection, "SELECT 1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT '" + "x".repeat(17 * MEGABYTE) + "'"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 2"))
                    .returns("25P02", SQLException::getSQLState);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void counts_a_round_trip_for_each_statement_that_is_waited_for(String mode) throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", mode);
                Statement statement = statement(connection)) {
            gateway.resetCounters();

            for (int count = 0; count < 100; count++) {
                statement.execute("SELECT " + count);
            }

            assertThat(gateway.roundTrips()).isEqualTo(100);
            assertThat(gateway.statements()).isEqualTo(100);
        }
    }

    @Test
    void counts_statements_that_are_sent_together_once() throws Exception {
        try (Connection connection = driver.connect();
                Statement statement = statement(connection)) {
            connection.setAutoCommit(false);
            run(connection, "CREATE TEMP TABLE t (id int)");
            gateway.faults().latency(Duration.ofMillis(20));
            gateway.resetCounters();

            for (int count = 0; count < 100; count++) {
                statement.addBatch("INSERT INTO t VALUES (" + count + ")");
            }
            statement.executeBatch();

            assertThat(gateway.roundTrips()).isEqualTo(1);
            assertThat(gateway.statements()).isEqualTo(100);
        }
    }

    @Test
    void keeps_what_clients_said_in_their_own_words() throws Exception {
        translator = (sql, status) -> Translation.rewritten("SELECT 2");
        try (Connection connection = driver.connect()) {
            assertThat(query(connection, "/* deployment 7, step 1 */ SELECT 1")).containsExactly("2");
        }

        assertThat(gateway.journal()).contains("/* deployment 7, step 1 */ SELECT 1");
    }

    @Test
    void an_error_of_a_rewritten_statement_has_no_position() throws Exception {
        Translator rewriting = (sql, status) -> Translation.rewritten("SELECT 1 + nowhere");

        assertThat(positionOfError("SELECT nowhere", rewriting)).isZero();
    }

    @Test
    void an_error_stands_where_the_client_wrote_it() throws Exception {
        String prefix = "/* 😀 */ ";
        Translator prefixing = (sql, status) -> new Translation(prefix + sql, offset -> offset - prefix.length());

        assertThat(positionOfError("SELECT '😀', nowhere", prefixing)).isEqualTo(13);
    }

    @Test
    void the_translator_hears_how_each_transaction_stands() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (Connection connection = driver.connect();
                Statement statement = statement(connection)) {
            translator = (sql, status) -> {
                heard.add(status + " " + sql);
                return Translation.unchanged(sql);
            };
            statement.addBatch("BEGIN");
            statement.addBatch("SET search_path TO public");
            statement.addBatch("nonsense");
            statement.addBatch("ROLLBACK");
            statement.addBatch("SET search_path TO public");
            assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch);
        }

        assertThat(heard)
                .containsExactly(
                        "I BEGIN",
                        "T SET search_path TO public",
                        "T nonsense",
                        "E ROLLBACK",
                        "I SET search_path TO public");
    }

    @Test
    void a_statement_that_cannot_be_translated_fails_and_the_connection_goes_on() throws Exception {
        translator = (sql, status) -> {
            if (sql.contains("strange")) {
                throw new IllegalStateException("what's \\this?");
            }
            return Translation.unchanged(sql);
        };
        try (Connection connection = driver.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT strange"))
                    .withMessageContaining("what's \\this?")
                    .returns("XX000", SQLException::getSQLState);
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void a_refusal_shows_nothing_of_how_it_is_made() throws Exception {
        try (Connection connection = driver.connect()) {
            translator = (sql, status) -> Translation.refused("0A000", "it's not rehearsed");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "COPY t FROM 's3://b/k'"))
                    .withMessage("ERROR: it's not rehearsed")
                    .returns("0A000", SQLException::getSQLState);
        }
    }

    @Test
    void a_statement_that_needs_too_much_memory_fails_and_the_connection_goes_on() throws Exception {
        try (Connection connection = driver.connect()) {
            translator = (sql, status) -> {
                throw new OutOfMemoryError("by a test");
            };
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 1"))
                    .withMessageContaining("-Xmx")
                    .returns("53200", SQLException::getSQLState);

            translator = Translator.identity();
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void offers_tls_to_whoever_asks_for_gss_first() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8);
            out.writeInt(Messages.GSS_REQUEST);
            assertThat(socket.getInputStream().read()).isEqualTo('N');
            out.writeInt(8);
            out.writeInt(Messages.SSL_REQUEST);
            assertThat(socket.getInputStream().read()).isEqualTo('S');
        }
    }

    @Test
    void shows_out_who_speaks_something_else() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void closing_ends_the_connections() throws Exception {
        try (Connection connection = driver.connect()) {
            gateway.close();

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SELECT 1"));
        }
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private int positionOfError(String sql, Translator chosen) throws SQLException {
        try (Connection connection = driver.connect()) {
            translator = chosen;
            Throwable thrown = Assertions.catchThrowable(() -> run(connection, sql));
            assertThat(thrown).isInstanceOf(RedshiftException.class);
            return ((RedshiftException) thrown).getServerErrorMessage().getPosition();
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SQLWarning awaitWarning(Statement statement) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        SQLWarning warning = statement.getWarnings();
        while (warning == null && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
            warning = statement.getWarnings();
        }
        return Objects.requireNonNull(warning, "no notice arrived");
    }
}

package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.local.gateway.Certificates;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user reads when there is no connection; the golden files are in {@code corpus/connection}. */
final class ConnectionDiagnosticsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/corpus/connection");

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void oneScript() throws IOException {
        project = new Project(root).script("one.sql", "SELECT 1;").set("connectRetries", "0");
    }

    @AfterEach
    void mend() {
        Warehouse.local().gateway().faults().clear();
    }

    @Test
    void names_the_host_that_the_certificate_is_not_for() throws Exception {
        // 127.1 is 127.0.0.1 in short, but the certificate does not say so.
        String failure = failure(new Endpoint("127.1", Warehouse.local().port()));

        check("wrong-host-name", failure);
    }

    @Test
    void refuses_a_certificate_of_an_authority_that_is_not_trusted() throws Exception {
        project.set("sslRootCert", "");

        String failure = failure(here());

        check("untrusted-authority", failure);
    }

    @Test
    void refuses_a_certificate_of_another_authority_than_the_given_one() throws Exception {
        project.set("sslRootCert", file(Certificates.of(List.of()).caPem()).toString());

        String failure = failure(here());

        check("other-authority", failure);
    }

    @Test
    void refuses_a_file_without_certificates() throws Exception {
        project.set("sslRootCert", file("host = dw.example.com\n").toString());

        String failure = failure(here());

        check("no-certificates", failure);
    }

    @Test
    void refuses_a_file_with_a_damaged_certificate() throws Exception {
        String whole = Files.readString(Warehouse.local().caFile());
        project.set("sslRootCert", file(whole.replaceFirst("\nMII", "\nQUJD")).toString());

        String failure = failure(here());

        check("damaged-certificate", failure);
    }

    @Test
    void does_not_wait_longer_than_it_may_for_a_server_that_says_nothing() throws Exception {
        project.set("connectTimeout", "1s");
        Warehouse.local().gateway().faults().silent(true);

        Instant begun = Instant.now();
        String failure = failure(here());

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        check("no-answer", failure);
    }

    @Test
    void does_not_wait_longer_than_it_may_for_a_server_that_says_nothing_after_tls() throws Exception {
        Certificates certificates = Certificates.of(List.of());
        project.set("connectTimeout", "1s")
                .set("sslRootCert", file(certificates.caPem()).toString());

        try (OddServer server = OddServer.that(OddServer.silentAfterTls(certificates))) {
            Instant begun = Instant.now();
            String failure = failure(server.endpoint());

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
            check("no-answer-after-tls", failure);
        }
    }

    @Test
    void says_that_nothing_listens() throws Exception {
        String failure = failure(new Endpoint("localhost", unusedPort()));

        check("nothing-listens", failure);
    }

    @Test
    void says_that_nothing_listens_at_an_address_of_ipv6() throws Exception {
        String failure = failure(new Endpoint("::1", unusedPort()));

        check("nothing-listens-ipv6", failure);
    }

    @Test
    void says_that_the_host_is_not_known() throws Exception {
        String failure = failure(new Endpoint("dw.example.invalid", 5439));

        check("unknown-host", failure);
    }

    @Test
    void says_that_a_server_has_no_tls() throws Exception {
        try (OddServer server = OddServer.that(OddServer.answers("N"))) {
            String failure = failure(server.endpoint());

            check("no-tls", failure);
        }
    }

    @Test
    void says_that_a_server_is_no_cluster() throws Exception {
        try (OddServer server = OddServer.that(OddServer.answers("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            String failure = failure(server.endpoint());

            check("no-cluster", failure);
        }
    }

    @Test
    void says_that_a_server_hung_up() throws Exception {
        try (OddServer server = OddServer.that(client -> {})) {
            String failure = failure(server.endpoint());

            check("hung-up", failure);
        }
    }

    @Test
    void says_that_the_password_is_wrong() throws Exception {
        String failure = failure(Warehouse.credentials("awsuser", "Wrong-1-Password"));

        assertThat(failure).doesNotContain("Wrong-1-Password");
        check("wrong-password", failure);
    }

    @Test
    void says_that_the_user_is_not_known_in_the_words_of_a_wrong_password() throws Exception {
        String failure = failure(Warehouse.credentials("hostname", "x"));

        check("unknown-user", failure);
    }

    @Test
    void says_that_there_is_no_such_database() throws Exception {
        project.set("database", "nowhere");

        String failure = failure(here());

        check("no-such-database", failure);
    }

    @Test
    void says_why_a_login_is_refused() throws Exception {
        Warehouse.local().gateway().faults().refuseLogins("28000", "user \"awsuser\" is disabled");

        String failure = failure(here());

        check("login-refused", failure);
    }

    @Test
    void says_that_there_are_too_many_connections() throws Exception {
        Warehouse.local()
                .gateway()
                .faults()
                .refuseLogins("53300", "connection limit \"500\" exceeded for user\n::error::forged \u001b[31m");

        String failure = failure(here());

        check("too-many-connections", failure);
    }

    @Test
    void says_that_the_cluster_starts() throws Exception {
        Warehouse.local().gateway().faults().refuseLogins("57P03", "the database system is starting up");

        String failure = failure(here());

        check("starting-up", failure);
    }

    @Test
    void says_what_is_wrong_with_the_session_s_own_sql() throws Exception {
        project.set("initSql", "SET search_path TO lab; SELECT\n  nothing FROM nowhere");

        String failure = failure(here());

        check("init-sql", failure);
    }

    private static Endpoint here() {
        return Warehouse.credentials().endpoint();
    }

    private String failure(Endpoint endpoint) throws Exception {
        return failure(new PasswordSource(endpoint, Warehouse.credentials().known()));
    }

    /** Returns what is shown, and makes sure that the audit record says the same. */
    private String failure(PasswordSource credentials) throws Exception {
        String failure = project.failure(credentials);

        assertThat(project.json().get("state").getAsString()).isEqualTo("failed");
        assertThat(project.json().getAsJsonArray("problems")).hasSize(1);
        assertThat(failure)
                .contains(project.json()
                        .getAsJsonArray("problems")
                        .get(0)
                        .getAsJsonObject()
                        .get("code")
                        .getAsString());
        return failure.replaceAll("(localhost|\\]|127[.0-9]*):\\d+", "$1:<port>")
                .replace(root.toString(), "<project>");
    }

    private static void check(String name, String failure) throws IOException {
        Corpus.check(GOLDEN.resolve(name + ".txt"), failure);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(root.resolve("ca.pem"), text);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The password never shows, whatever fails. */
    @Test
    void a_login_does_not_show_its_password() {
        Login login = new Login("ann", new Secret("Abc123"));

        assertThat(login + " " + new PasswordLogin("the test", "ann", new Secret("Abc123")))
                .doesNotContain("Abc123");
    }
}

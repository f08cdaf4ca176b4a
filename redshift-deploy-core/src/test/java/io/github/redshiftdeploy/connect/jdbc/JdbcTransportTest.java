package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.local.gateway.Certificates;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbcTransportTest {

    private static final Audit AUDIT = new Audit("ann", "0123abc", "main", null, null);

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();

    private @Nullable Path sslRootCert = Warehouse.local().caFile();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int connectRetries = 3;
    private @Nullable String initSql;
    private @Nullable Duration statementTimeout;
    private @Nullable String queryGroup;
    private String database = Warehouse.local().database();
    private Audit audit = AUDIT;
    private Consumer<String> ears = log::add;

    @AfterEach
    void mend() {
        Warehouse.local().gateway().faults().clear();
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void trusts_every_certificate_of_a_bundle() throws Exception {
        String other = Certificates.of(List.of()).caPem();
        String right = Files.readString(Warehouse.local().caFile());
        sslRootCert = Files.writeString(folder.resolve("bundle.pem"), other + "# the one that is needed\n" + right);

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void trusts_what_the_jdk_trusts_when_no_bundle_is_given() throws Exception {
        jdkTrusts(Warehouse.local().caFile());
        sslRootCert = null;

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void checks_the_host_name_when_no_bundle_is_given_too() throws Exception {
        jdkTrusts(Warehouse.local().caFile());
        sslRootCert = null;
        Endpoint unnamed = new Endpoint("127.1", Warehouse.local().port());

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> transport(at(unnamed)).open(Purpose.SCRIPTS))
                .withMessageContaining("RS4002");
    }

    @Test
    void does_not_trust_what_the_jdk_trusts_when_a_bundle_is_given() throws Exception {
        jdkTrusts(Warehouse.local().caFile());
        sslRootCert = Files.writeString(
                folder.resolve("other.pem"), Certificates.of(List.of()).caPem());

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> transport(Warehouse.credentials()).open(Purpose.SCRIPTS))
                .withMessageContaining("RS4003");
    }

    @Test
    void connects_to_an_address_of_ipv6() throws Exception {
        InetAddress loopback = InetAddress.getAllByName("::1")[0];
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this machine has no IPv6");

        try (OddServer relay = OddServer.relay(loopback, Warehouse.local().port());
                Session session = transport(at(relay.endpoint())).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void connects_to_a_database_whose_name_means_something_in_a_url() throws Exception {
        database = "a+b%41#é";
        Warehouse.run("DROP DATABASE IF EXISTS \"" + database + "\"", "CREATE DATABASE \"" + database + "\"");

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SELECT current_database()")).isEqualTo(database);
        }
    }

    @Test
    void tries_again_when_the_failure_may_pass_and_says_so() throws Exception {
        Warehouse.local().gateway().faults().refuseLogins("53300", "too many");
        ears = line -> {
            log.add(line);
            if (log.size() == 2) {
                Warehouse.local().gateway().faults().clear();
            }
        };

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SELECT 1")).isEqualTo("1");
        }

        assertThat(log)
                .map(line -> line.replaceAll("\\d+ ms", "<n> ms"))
                .containsExactly(
                        "the cluster takes no more connections: too many; try 2 of 4 in <n> ms",
                        "the cluster takes no more connections: too many; try 3 of 4 in <n> ms");
    }

    @Test
    void asks_for_a_login_at_each_try() {
        Warehouse.local().gateway().faults().refuseLogins("53300", "too many");
        Counting credentials = new Counting();

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> transport(credentials).open(Purpose.SCRIPTS))
                .withMessageContaining("RS4007");

        assertThat(credentials.logins).isEqualTo(4);
    }

    @Test
    void does_not_try_again_what_is_refused_for_good() {
        Warehouse.local().gateway().faults().refuseLogins("28000", "no");
        Counting credentials = new Counting();

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> transport(credentials).open(Purpose.SCRIPTS))
                .withMessageContaining("RS4004");

        assertThat(credentials.logins).isOne();
        assertThat(log).isEmpty();
    }

    @Test
    void logs_in_anew_with_what_is_valid_then() throws Exception {
        Warehouse.run("DROP USER IF EXISTS eve", "CREATE USER eve PASSWORD 'First-1-Password'");
        Counting credentials = new Counting();
        credentials.password = "First-1-Password";
        credentials.user = "eve";

        try (Session first = transport(credentials).open(Purpose.SCRIPTS)) {
            Warehouse.run("ALTER USER eve PASSWORD 'Second-2-Password'");
            credentials.password = "Second-2-Password";

            try (Session second = transport(credentials).open(Purpose.SCRIPTS)) {
                assertThat(value(first, "SELECT current_user")).isEqualTo("eve");
                assertThat(value(second, "SELECT current_user")).isEqualTo("eve");
            }
        }

        assertThat(credentials.logins).isEqualTo(2);
    }

    @Test
    void tells_the_server_who_connects() throws Exception {
        queryGroup = "it's \\ \"quoted\"";

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SHOW application_name")).isEqualTo("redshift-deploy 42");
        }

        assertThat(journal())
                .contains("/* redshift-deploy id=42 actor=ann commit=0123abc */"
                        + " SET query_group TO 'it''s \\\\ \"quoted\"'");
    }

    @Test
    void names_the_query_group_after_the_deployment() throws Exception {
        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(session.alive()).isTrue();
        }

        assertThat(journal())
                .contains("/* redshift-deploy id=42 actor=ann commit=0123abc */"
                        + " SET query_group TO 'redshift-deploy 42'");
    }

    @Test
    void runs_the_session_s_own_sql_before_anything_else() throws Exception {
        initSql = "SET search_path TO pg_catalog, public";

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SHOW search_path")).isEqualTo("pg_catalog, public");
        }
    }

    @Test
    void stops_the_session_s_own_sql_when_it_should_be_ready_and_does_not_begin_it_again() throws Exception {
        Warehouse.run("CREATE TABLE IF NOT EXISTS public.held(id int)", "INSERT INTO public.held VALUES (1)");
        connectTimeout = Duration.ofSeconds(2);
        try (Session holder = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            holder.send(Message.beginning(List.of("LOCK public.held")), ResultListener.IGNORED);
            initSql = "DELETE FROM public.held";

            assertThatExceptionOfType(DiagnosticException.class)
                    .isThrownBy(() -> transport(Warehouse.credentials()).open(Purpose.SCRIPTS))
                    .withMessageContaining("RS4009")
                    .withMessageContaining("'redshift.initSql' still ran when 2 s were over, and was stopped");

            assertThat(log).isEmpty();
            assertThat(journal()).filteredOn(sql -> sql.endsWith(initSql)).hasSize(1);
            assertThat(value(holder, "SELECT count(*) FROM svv_transactions WHERE granted = 'f'"))
                    .isEqualTo("0");
            holder.send("COMMIT");
            assertThat(value(holder, "SELECT count(*) FROM public.held")).isEqualTo("1");
        } finally {
            Warehouse.run("DROP TABLE public.held");
        }
    }

    @Test
    void a_rotation_that_never_ends_is_followed_once() {
        Counting endless = new Counting() {
            @Override
            public boolean refused(Login login) {
                password += "x";
                return true;
            }
        };
        endless.password = "wrong";

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> transport(endless).open(Purpose.SCRIPTS))
                .withMessageContaining("RS4004");

        assertThat(endless.logins).isEqualTo(2);
        assertThat(log)
                .containsExactly("the cluster refused the login, and there is a new password since: it is tried");
    }

    @Test
    void does_not_count_the_time_that_another_login_takes() throws Exception {
        connectTimeout = Duration.ofSeconds(3);
        connectRetries = 0;
        CountDownLatch firstIsIn = new CountDownLatch(1);
        try (OddServer server =
                OddServer.silentOnce(firstIsIn::countDown, Warehouse.local().port())) {
            Transport transport = transport(at(server.endpoint()));
            CompletableFuture<Session> first = CompletableFuture.supplyAsync(() -> open(transport));
            assertThat(firstIsIn.await(20, TimeUnit.SECONDS)).isTrue();

            try (Session second = transport.open(Purpose.SCRIPTS)) {
                assertThat(value(second, "SELECT 1")).isEqualTo("1");
            }

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(first::join)
                    .withMessageContaining("RS4001");
        }
    }

    @Test
    void bounds_each_statement_on_the_server() throws Exception {
        statementTimeout = Duration.ofMillis(1500);

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, "SHOW statement_timeout")).isEqualTo("1500ms");
        }
    }

    @Test
    void sends_a_statement_as_it_stands() throws Exception {
        String text = "SELECT 'a ?? b {fn now()} $1 :x \\' it''s' AS \"{d '2026'}\" -- ? {";

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            assertThat(value(session, text)).isEqualTo("a ?? b {fn now()} $1 :x ' it's");
        }

        assertThat(journal()).contains(text);
    }

    @Test
    void keeps_hostile_names_inside_the_comment() throws Exception {
        audit = new Audit("*/ DROP TABLE t; --\n/* ann", "0123 id=7\r\nabc", null, null, null);

        try (Session session = transport(Warehouse.credentials()).open(Purpose.SCRIPTS)) {
            String comment = new Marker("42", audit).comment("a */ b\u0000/* \u202e é'.sql", 7);

            assertThat(comment)
                    .startsWith(Marker.beginning("42", "a */ b\u0000/* \u202e é'.sql", 7))
                    .endsWith(" id=42 script=a__/_b_/______.sql statement=7"
                            + " actor=_/_DROP_TABLE_t__--_/__ann commit=0123_id_7__abc */ ");
            assertThat(value(session, comment + "SELECT 1")).isEqualTo("1");
        }
    }

    private Transport transport(CredentialSource credentials) {
        ConnectionConfig config = new ConnectionConfig(
                sslRootCert,
                connectTimeout,
                connectRetries,
                Duration.ofMillis(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                initSql,
                statementTimeout,
                queryGroup);
        return new JdbcTransport(credentials, database, new SessionSetUp(config, new Marker("42", audit)), ears);
    }

    private static Session open(Transport transport) {
        try {
            return transport.open(Purpose.SCRIPTS);
        } catch (TransportException e) {
            throw new CompletionException(e);
        }
    }

    private static CredentialSource at(Endpoint endpoint) {
        return new PasswordSource(endpoint, Warehouse.credentials().known());
    }

    private static List<String> journal() {
        return Warehouse.local().gateway().journal();
    }

    private static String value(Session session, String sql) throws TransportException {
        return session.query(Message.alone(sql)).get(0).text(0);
    }

    private void jdkTrusts(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream certificate = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        System.setProperty(TRUST_STORE, file.toString());
        System.setProperty(TRUST_STORE_PASSWORD, "changeit");
    }

    /** Counts how often it is asked to log in, and may be told another password meanwhile. */
    private static class Counting implements CredentialSource {
        String user = Warehouse.local().user();
        String password = Warehouse.local().password();
        int logins;

        @Override
        public Endpoint endpoint() {
            return Warehouse.credentials().endpoint();
        }

        @Override
        public Login login() {
            logins++;
            return Warehouse.credentials(user, password).login();
        }

        @Override
        public void close() {}
    }
}

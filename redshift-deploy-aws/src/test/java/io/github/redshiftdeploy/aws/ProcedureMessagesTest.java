package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What procedures say is heard over the Data API too, and never changes what becomes of their calls. */
final class ProcedureMessagesTest {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("messages-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();
    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger statements = new AtomicInteger();

    @TempDir
    private Path folder;

    @BeforeEach
    void procedures() throws Exception {
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> AwsFate.PASSES);
        try (Connection connection = Cluster.of(local.connectionFile()).connect()) {
            Cluster.run(connection, "DROP TABLE IF EXISTS t", "CREATE TABLE t (id int)", """
                    CREATE OR REPLACE PROCEDURE says(what VARCHAR) AS $$
                    BEGIN
                        RAISE LOG 'for the log alone';
                        RAISE INFO 'said %', what;
                        INSERT INTO t VALUES (1);
                        RAISE WARNING 'warned of %', what;
                    END
                    $$ LANGUAGE plpgsql""", """
                    CREATE OR REPLACE PROCEDURE ends(what VARCHAR) AS $$
                    BEGIN
                        RAISE NOTICE 'before %', what;
                        RAISE EXCEPTION 'the end of %', what;
                    END
                    $$ LANGUAGE plpgsql""");
        }
        local.aws().judge((operation, key, body) -> {
            if (operation.endsWith("ExecuteStatement")) {
                statements.incrementAndGet();
            }
            return AwsFate.PASSES;
        });
    }

    @Test
    void one_more_statement_tells_what_all_calls_of_a_request_said() throws TransportException {
        try (Route route = route();
                Session session = open(route)) {
            int before = statements.get();

            session.send(
                    message(
                            new Command(Kind.BEGIN, "BEGIN"),
                            statement(1, "CALL says('one')"),
                            statement(2, "INSERT INTO t VALUES (2)"),
                            statement(3, "CALL says('two')"),
                            new Command(Kind.COMMIT, "COMMIT")),
                    hearing());

            assertThat(heard)
                    .containsExactly(
                            "0 done",
                            "1 INFO said one",
                            "1 WARNING warned of one",
                            "1 done",
                            "2 done",
                            "3 INFO said two",
                            "3 WARNING warned of two",
                            "3 done",
                            "4 done");
            assertThat(statements.get() - before).isEqualTo(2);
        }
    }

    @Test
    void nothing_is_asked_where_nothing_is_called() throws TransportException {
        try (Route route = route();
                Session session = open(route)) {
            int before = statements.get();

            session.send(message(statement(1, "INSERT INTO t VALUES (2)")), hearing());
            session.send(message(new Command(Kind.STATEMENT, "CALL says('nobody')")), hearing());

            assertThat(statements.get() - before).isEqualTo(2);
            assertThat(heard).containsExactly("0 done", "0 done");
        }
    }

    @Test
    void a_call_that_fails_is_heard_before_its_failure_and_its_transaction_is_rolled_back() throws TransportException {
        try (Route route = route();
                Session session = open(route)) {
            session.send(
                    message(new Command(Kind.BEGIN, "BEGIN"), statement(1, "CALL says('one')")),
                    ResultListener.IGNORED);

            assertThatThrownBy(() -> session.send(message(statement(2, "CALL ends('two')")), hearing()))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("the end of two");

            assertThat(heard).containsExactly("0 NOTICE before two");
            assertThat(session.inTransaction()).isTrue();
            session.send("ROLLBACK");
            assertThat(count(session)).isEqualTo("0");
        }
    }

    @Test
    void a_call_that_is_tried_again_says_what_it_says_now() throws TransportException {
        try (Route route = route();
                Session session = open(route)) {
            assertThatThrownBy(() -> session.send(message(statement(1, "CALL ends('one')")), ResultListener.IGNORED))
                    .isInstanceOf(StatementException.class);

            session.send(message(statement(1, "CALL says('two')")), hearing());

            assertThat(heard).containsExactly("0 INFO said two", "0 WARNING warned of two", "0 done");
        }
    }

    @Test
    void that_nobody_answers_is_said_once_and_changes_nothing() throws TransportException {
        try (Route route = route();
                Session session = open(route)) {
            local.aws()
                    .judge((operation, key, body) ->
                            body.contains("sys_procedure_messages") ? AwsFate.FAILED : AwsFate.PASSES);

            for (int number = 1; number <= 3; number++) {
                session.send(message(statement(number, "CALL says('it')")), hearing());
            }

            assertThat(heard).hasSize(4);
            assertThat(heard.get(0)).startsWith("0 WARNING what procedures say is not known: the Data API did not");
            assertThat(heard.subList(1, 4)).containsOnly("0 done");
            assertThat(count(session)).isEqualTo("3");
        }
    }

    @Test
    void a_question_that_takes_long_ends_no_session() throws TransportException {
        try (Route route = route();
                Session session = open(route, Duration.ofSeconds(20))) {
            local.aws()
                    .judge((operation, key, body) ->
                            body.contains("sys_procedure_messages") ? AwsFate.THROTTLED : AwsFate.PASSES);
            Instant begun = Instant.now();

            session.send(message(new Command(Kind.BEGIN, "BEGIN"), statement(1, "CALL says('one')")), hearing());

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
            assertThat(heard).hasSize(3);
            assertThat(heard.get(1)).startsWith("1 WARNING what procedures say is not known: there is no answer after");
            session.send(message(new Command(Kind.COMMIT, "COMMIT")), hearing());
            assertThat(count(session)).isEqualTo("1");
        }
    }

    @Test
    void that_the_view_may_not_be_read_fails_no_transaction() throws Exception {
        try (Connection connection = Cluster.of(local.connectionFile()).connect()) {
            Cluster.run(
                    connection,
                    "DROP USER IF EXISTS plain",
                    "CREATE USER plain PASSWORD DISABLE",
                    "GRANT ALL ON t TO plain",
                    "GRANT EXECUTE ON PROCEDURE says(VARCHAR) TO plain");
        }
        try (var postgres = local.postgres()) {
            postgres.query("REVOKE SELECT ON pg_catalog.sys_procedure_messages FROM PUBLIC");
        }
        try (Route route = route("plain");
                Session session = open(route)) {
            session.send(message(new Command(Kind.BEGIN, "BEGIN"), statement(1, "CALL says('one')")), hearing());
            session.send(message(statement(2, "CALL says('two')"), new Command(Kind.COMMIT, "COMMIT")), hearing());

            assertThat(heard).hasSize(5).contains("0 done", "1 done");
            assertThat(heard.get(1))
                    .startsWith("1 WARNING what procedures say is not known: permission denied for")
                    .endsWith("; this session does not ask again");
            assertThat(count(session)).isEqualTo("2");
        } finally {
            try (var postgres = local.postgres()) {
                postgres.query("GRANT SELECT ON pg_catalog.sys_procedure_messages TO PUBLIC");
            }
        }
    }

    @Test
    void a_deployment_says_the_same_over_both_transports() throws Exception {
        List<String> dataApi = told(project("data-api"));
        List<String> jdbc = told(project("jdbc"));

        assertThat(dataApi).isEqualTo(jdbc);
        assertThat(dataApi)
                .contains("| info: said alone", "| warning: warned of alone", "| notice: before it", "\"notices\": 2");
    }

    private DataProject project(String transport) throws Exception {
        return new DataProject(folder.resolve(transport).resolve("lab"), local)
                .set("transport", transport)
                .set("sslRootCert", local.caFile().toString())
                .set("resume", "false")
                .script("1-alone.sql", "-- redshift-deploy: transaction=none\nCALL says('alone');\n")
                .script("2-together.sql", "CALL says('one');\nINSERT INTO t VALUES (2);\nCALL says('two');\n")
                .script("3-long.sql", "INSERT INTO t VALUES (3);\n".repeat(45) + "CALL says('long');\n")
                .script("4-many.sql", "CALL says('often');\n".repeat(5))
                .script("5-failing.sql", "CALL says('nothing yet');\nCALL ends('it');\n");
    }

    private List<String> told(DataProject project) throws Exception {
        project.execute();
        List<String> told = new ArrayList<>();
        project.log().stream()
                .map(String::strip)
                .filter(line -> Pattern.matches(".*\\b(info|notice|warning|log): .*", line))
                .forEach(told::add);
        Path report = project.root().resolve("reports").resolve("report.json");
        Pattern.compile("\"notices\": \\d+")
                .matcher(Files.readString(report))
                .results()
                .map(MatchResult::group)
                .forEach(told::add);
        return told;
    }

    private Route route() {
        return route(local.user());
    }

    private Route route(String user) {
        Map<String, String> settings = Map.of(
                "transport", "data-api",
                "clusterIdentifier", local.clusterIdentifier(),
                "dbUser", user,
                "database", local.database(),
                "region", local.region(),
                "awsEndpoint", local.awsEndpoint().toString());
        TargetConfig target = TargetConfig.of("local", new Settings(settings), List.of());
        return Routes.of(target, AUDIT, local.aws().environment(), Clock.systemUTC(), line -> {});
    }

    private Session open(Route route) throws TransportException {
        return open(route, Duration.ofMinutes(2));
    }

    private Session open(Route route, Duration lease) throws TransportException {
        ConnectionConfig config = ConnectionConfig.of(new Settings(Map.of()), lease);
        return route.transport(local.database(), new SessionSetUp(config, marker()), line -> {})
                .open(Purpose.SCRIPTS);
    }

    private Marker marker() {
        return new Marker(folder.getFileName().toString(), AUDIT);
    }

    private Command statement(int number, String sql) {
        return new Command(Kind.STATEMENT, marker().comment("a.sql", number) + sql);
    }

    private static Message message(Command... commands) {
        return new Message(List.of(commands));
    }

    private static String count(Session session) throws TransportException {
        return session.query(Message.alone("SELECT count(*) FROM t")).get(0).text(0);
    }

    private ResultListener hearing() {
        return new ResultListener() {
            @Override
            public void notice(int statement, String severity, String text) {
                heard.add(statement + " " + severity + " " + text);
            }

            @Override
            public void rows(int statement, Rows rows) {
                heard.add(statement + " done");
            }

            @Override
            public void done(int statement, long changed) {
                heard.add(statement + " done");
            }
        };
    }
}

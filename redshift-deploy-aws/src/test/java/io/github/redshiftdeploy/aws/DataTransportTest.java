package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.Message.Command;
import io.github.redshiftdeploy.connect.Message.Kind;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Messages over the Data API, as the engine sends them, against the stand-in's. */
class DataTransportTest {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("data-api-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();
    private volatile boolean hurried;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Route route = route(Map.of());

    @BeforeEach
    void reset() throws TransportException {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> AwsFate.PASSES);
        try (Session session = open(Purpose.CONTROL)) {
            session.query(Message.of(List.of("DROP TABLE IF EXISTS t", "CREATE TABLE t (id int)")));
        }
    }

    @AfterEach
    void close() {
        route.close();
    }

    @Test
    void rows_of_all_pages_are_read_where_they_are_asked_for() throws TransportException {
        local.aws().data().results(1 << 20, 1_000);
        try (Session session = open(Purpose.CONTROL)) {
            assertThat(session.query(Message.alone("SELECT generate_series(1, 1000)")))
                    .hasSize(1_000);
        }
    }

    @Test
    void a_session_that_ends_under_its_statement_is_a_lost_connection() throws Exception {
        try (Connection holder = Cluster.of(local.connectionFile()).connect();
                Session session = open(Purpose.SCRIPTS)) {
            Cluster.run(holder, "BEGIN", "LOCK t");
            Thread ending = new Thread(() -> {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                local.aws().data().endSessions();
            });
            ending.start();

            assertLost(session);
            ending.join();
        }
    }

    @Test
    void what_aws_took_and_tells_nothing_more_of_is_in_doubt() throws TransportException {
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((operation, key, body) ->
                            operation.equals("DescribeStatement") ? AwsFate.FAILED : AwsFate.PASSES);

            assertLost(session);
        }
    }

    @Test
    void so_is_what_nobody_knows_the_arrival_of() throws TransportException {
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((operation, key, body) ->
                            operation.equals("ExecuteStatement") ? AwsFate.FAILED : AwsFate.PASSES);

            assertLost(session);
        }
    }

    private static void assertLost(Session session) {
        StatementException failure =
                catchThrowableOfType(StatementException.class, () -> session.send("INSERT INTO t VALUES (1)"));

        assertThat(SqlState.of(failure.error())).isEqualTo(SqlState.CONNECTION);
        assertThat(session.alive()).isFalse();
    }

    @Test
    void a_request_that_was_taken_is_not_taken_again_when_it_is_throttled_then() throws TransportException {
        try (Session session = open(Purpose.SCRIPTS)) {
            AtomicInteger tries = new AtomicInteger();
            local.aws()
                    .judge((operation, key, body) -> !operation.equals("ExecuteStatement")
                            ? AwsFate.PASSES
                            : switch (tries.incrementAndGet()) {
                                case 1 -> AwsFate.ANSWER_LOST;
                                case 2, 3, 4 -> AwsFate.THROTTLED;
                                default -> AwsFate.PASSES;
                            });

            session.send("INSERT INTO t VALUES (1)");

            assertThat(tries).hasValueGreaterThan(4);
            assertThat(count(session)).isEqualTo("1");
        }
    }

    @Test
    void rows_that_cannot_be_read_do_not_undo_what_is_committed() throws TransportException {
        List<Integer> done = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((operation, key, body) ->
                            operation.equals("GetStatementResult") ? AwsFate.FAILED : AwsFate.PASSES);

            session.send(
                    message(begin(), statement("INSERT INTO t VALUES (1)"), statement("SELECT 7"), commit()),
                    new ResultListener() {
                        @Override
                        public void done(int statement, long changed) {
                            done.add(statement);
                        }

                        @Override
                        public void notice(int statement, String severity, String text) {
                            notices.add(text);
                        }
                    });

            assertThat(done).containsExactly(0, 1, 2, 3);
            assertThat(notices).singleElement().asString().contains("the rows cannot be shown");
            local.aws().judge((operation, key, body) -> AwsFate.PASSES);
            assertThat(count(session)).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"SCRIPTS, ExecuteStatement", "CONTROL, BatchExecuteStatement"})
    void a_role_that_lacks_a_right_hears_which(Purpose purpose, String action) {
        local.aws().behaviour().deny("redshift-data:" + action);

        assertThatThrownBy(() -> open(purpose))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("'redshift-data:" + action + "'");
    }

    @Test
    void a_request_that_is_throttled_is_not_sent_any_more_when_it_is_cancelled() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws().judge((operation, key, body) -> {
                boolean sent = operation.equals("ExecuteStatement");
                return sent && tries.incrementAndGet() > 0 ? AwsFate.THROTTLED : AwsFate.PASSES;
            });
            Thread canceller = new Thread(() -> {
                while (tries.get() < 2) {
                    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                }
                assertThatNoException().isThrownBy(session::cancel);
            });
            canceller.start();

            assertThatThrownBy(() -> session.send("INSERT INTO t VALUES (1)")).isInstanceOf(StatementException.class);
            canceller.join();
            local.aws().judge((operation, key, body) -> AwsFate.PASSES);

            assertThat(tries).hasValueLessThan(DataAttempts.MOST_REFUSALS);
            assertThat(session.alive()).isTrue();
            assertThat(count(session)).isEqualTo("0");
        }
    }

    @Test
    void a_session_that_could_not_be_opened_for_a_passing_reason_is_tried_again() throws TransportException {
        AtomicInteger tries = new AtomicInteger();
        local.aws()
                .judge((operation, key, body) -> operation.equals("ExecuteStatement") && tries.incrementAndGet() <= 3
                        ? AwsFate.FAILED
                        : AwsFate.PASSES);

        try (Session session = open(Purpose.SCRIPTS)) {
            assertThat(count(session)).isEqualTo("0");
        }

        assertThat(tries).hasValueGreaterThan(3);
    }

    @Test
    void a_session_that_has_expired_is_a_lost_connection() throws TransportException {
        try (Session session = open(Purpose.SCRIPTS)) {
            session.send(message(begin(), statement("INSERT INTO t VALUES (1)")), ResultListener.IGNORED);
            local.aws().data().advance(Duration.ofHours(2));

            StatementException failure =
                    catchThrowableOfType(StatementException.class, () -> session.send("INSERT INTO t VALUES (2)"));

            assertThat(session.alive()).isFalse();
            assertThat(SqlState.of(failure.error()).endsSession()).isTrue();
        }
        try (Session other = open(Purpose.CONTROL)) {
            assertThat(count(other)).isEqualTo("0");
        }
    }

    @Test
    void too_many_requests_are_asked_again() throws TransportException {
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws().data().quota("ExecuteStatement", 2);
            for (int i = 0; i < 6; i++) {
                session.send("INSERT INTO t VALUES (" + i + ")");
            }
            assertThat(count(session)).isEqualTo("6");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExecuteStatement", "DescribeStatement", "GetStatementResult"})
    void fifty_refusals_of_a_request_in_a_row_are_survived_and_told(String operation) throws TransportException {
        AtomicInteger refused = new AtomicInteger();
        hurry();
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((asked, key, body) -> asked.equals(operation) && refused.incrementAndGet() <= 50
                            ? AwsFate.THROTTLED
                            : AwsFate.PASSES);

            session.send("SELECT 7");
        }
        assertThat(refused).hasValueGreaterThan(50);
        assertThat(log)
                .containsExactly("AWS has refused 'redshift-data:" + operation
                        + "' 8 times because of too many requests; it is asked again, 60 times at most");
    }

    @Test
    void a_request_that_is_refused_for_ever_has_not_run_and_is_named() throws TransportException {
        hurry();
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((operation, key, body) ->
                            operation.equals("ExecuteStatement") ? AwsFate.THROTTLED : AwsFate.PASSES);

            StatementException failure =
                    catchThrowableOfType(StatementException.class, () -> session.send("INSERT INTO t VALUES (1)"));

            assertThat(failure.error().words())
                    .isEqualTo("AWS refused 'redshift-data:ExecuteStatement' 60 times in a row because of too many"
                            + " requests");
            assertThat(session.alive()).isTrue();
            local.aws().judge((operation, key, body) -> AwsFate.PASSES);
            assertThat(count(session)).isEqualTo("0");
        }
    }

    @Test
    void a_statement_that_aws_does_not_take_is_not_blamed_on_the_target() throws TransportException {
        String tooLong = "SELECT '" + "x".repeat(TransportName.DATA_API.statementBytes()) + "'";
        try (Session session = open(Purpose.SCRIPTS)) {
            StatementException failure = catchThrowableOfType(StatementException.class, () -> session.send(tooLong));

            assertThat(failure).hasMessageContaining("ValidationException");
            assertThat(failure.getCause()).isNotInstanceOf(DiagnosticException.class);
            assertThat(session.alive()).isTrue();
        }
    }

    @Test
    void a_cluster_that_does_not_exist_is_named() {
        try (Route nowhere = route(Map.of("clusterIdentifier", "nowhere"))) {
            assertThatThrownBy(() -> transport(nowhere).open(Purpose.SCRIPTS))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("cluster 'nowhere'");
        }
    }

    @Test
    void a_user_who_does_not_exist_is_told_by_the_cluster() {
        try (Route stranger = route(Map.of("dbUser", "nobody_at_all"))) {
            assertThatThrownBy(() -> transport(stranger).open(Purpose.SCRIPTS))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageContaining("nobody_at_all");
        }
    }

    @Test
    void a_statement_that_is_not_told_of_for_ever_is_in_doubt_and_it_says_why() throws TransportException {
        hurry();
        try (Session session = open(Purpose.SCRIPTS)) {
            local.aws()
                    .judge((operation, key, body) ->
                            operation.equals("DescribeStatement") ? AwsFate.THROTTLED : AwsFate.PASSES);

            StatementException failure =
                    catchThrowableOfType(StatementException.class, () -> session.send("INSERT INTO t VALUES (1)"));

            assertThat(failure.error().words())
                    .isEqualTo("the Data API did not answer: AWS refused 'redshift-data:DescribeStatement' 60 times in"
                            + " a row because of too many requests");
            assertThat(SqlState.of(failure.error())).isEqualTo(SqlState.CONNECTION);
        }
    }

    @Test
    void that_nothing_can_be_cancelled_without_credentials_is_no_bug() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<String> asked = new CompletableFuture<>();
        CompletableFuture<String> answer = new CompletableFuture<>();
        local.aws().judge((operation, key, body) -> {
            if (operation.equals("DescribeStatement")) {
                asked.complete(body);
                answer.join();
            }
            return AwsFate.PASSES;
        });
        try (DataApi api = apiUntil(gone);
                Session session = new DataSession(api, "data-test", "", Duration.ofMinutes(1))) {
            CompletableFuture<Throwable> sent =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> session.send("INSERT INTO t VALUES (1)")));
            asked.get(20, TimeUnit.SECONDS);
            gone.set(true);

            assertThatThrownBy(session::cancel)
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("they are gone");

            gone.set(false);
            answer.complete("");
            assertThat(sent.get(20, TimeUnit.SECONDS)).isNull();
        }
    }

    /** Has credentials until they are gone. */
    private DataApi apiUntil(AtomicBoolean gone) {
        AwsCredentialsProvider provider = () -> {
            if (gone.get()) {
                throw new DiagnosticException(Diagnostic.error(AwsCode.NO_CREDENTIALS, "they are gone"));
            }
            Map<String, String> keys = local.aws().environment();
            return AwsBasicCredentials.create(keys.get("AWS_ACCESS_KEY_ID"), keys.get("AWS_SECRET_ACCESS_KEY"));
        };
        AwsEnvironment environment = new AwsEnvironment(Map.of(), Clock.systemUTC(), length -> {}, line -> {});
        AwsClients clients = new AwsClients(Region.of(local.region()), local.awsEndpoint(), Limits.USUAL);
        AwsQuestion question = new AwsQuestion("", "", List.of(), List.of(), clients.region(), Origin.ENVIRONMENT);
        Identity identity = new Identity(
                List.of(new Identity.Step(provider, question)),
                Origin.ENVIRONMENT,
                new AwsFailure(clients, environment, Optional.empty()),
                List.of());
        DataTarget target = new DataTarget(local.clusterIdentifier(), null, local.user(), null);
        Pause pause = length -> Thread.sleep(length.toMillis());
        return new DataApi(target, local.database(), clients, identity, pause, line -> {});
    }

    /** Makes no pauses, and so the quotas are not kept. */
    private void hurry() {
        hurried = true;
        local.aws().data().quotas(false);
    }

    private Session open(Purpose purpose) throws TransportException {
        return transport(route).open(purpose);
    }

    private Transport transport(Route way) {
        ConnectionConfig config = ConnectionConfig.of(new Settings(Map.of()), Duration.ofMinutes(2));
        return way.transport(local.database(), new SessionSetUp(config, new Marker("data-test", AUDIT)), log::add);
    }

    private Route route(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "transport", "data-api",
                "clusterIdentifier", local.clusterIdentifier(),
                "dbUser", local.user(),
                "database", local.database(),
                "region", local.region(),
                "awsEndpoint", local.awsEndpoint().toString()));
        settings.putAll(more);
        TargetConfig target = TargetConfig.of("local", new Settings(settings), List.of());
        Pause pause = length -> Thread.sleep(hurried ? 1 : length.toMillis());
        AwsEnvironment environment =
                new AwsEnvironment(local.aws().environment(), Clock.systemUTC(), pause, line -> {});
        return Routes.dataApi(target, AUDIT, environment, Limits.USUAL);
    }

    private static String count(Session session) throws TransportException {
        return session.query(Message.alone("SELECT count(*) FROM t")).get(0).text(0);
    }

    private static Message message(Command... commands) {
        return new Message(List.of(commands));
    }

    private static Command begin() {
        return new Command(Kind.BEGIN, "BEGIN");
    }

    private static Command statement(String sql) {
        return new Command(Kind.STATEMENT, sql);
    }

    private static Command commit() {
        return new Command(Kind.COMMIT, "COMMIT");
    }
}

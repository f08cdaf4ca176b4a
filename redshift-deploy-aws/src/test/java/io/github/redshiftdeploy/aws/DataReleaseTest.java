package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.Surroundings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetChoice;
import io.github.redshiftdeploy.config.TargetSettings;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.report.ReleaseReport;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chain whose producer and first consumer are reached over the Data API, and whose second consumer over JDBC. To a
 * deployment their three databases are three clusters, for each has a history of its own.
 */
class DataReleaseTest {

    private static final List<String> TARGETS = List.of("producer", "analytics", "reporting");
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
    private static final int FAULTS = Integer.getInteger("fault.count", 2);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("released-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> more = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void threeTargets() throws Exception {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> AwsFate.PASSES);
        fresh();
        script("producer/1.sql", "INSERT INTO lab.ran VALUES ('${account.analytics}', '${namespace.reporting}');");
        script("consumers/1.sql", "INSERT INTO lab.ran VALUES ('views', '${namespace.producer}');");
        script("producer/2.sql", "INSERT INTO lab.ran VALUES ('done', '');");
        script("ordering.yaml", """
                order:
                  - file: producer/1.sql
                    targets: producer
                  - file: consumers/
                    targets: [analytics, reporting]
                  - file: producer/2.sql
                    targets: producer
                """);
    }

    private void fresh() throws SQLException {
        for (String target : TARGETS) {
            if (cluster()
                    .query("SELECT 1 FROM pg_database WHERE datname = '" + target + "'")
                    .isEmpty()) {
                cluster().run("CREATE DATABASE " + target);
            }
            cluster()
                    .database(target)
                    .run(
                            "CREATE SCHEMA IF NOT EXISTS lab",
                            "DROP TABLE IF EXISTS lab.ran, lab.missing",
                            "CREATE TABLE lab.ran (script VARCHAR(20), said VARCHAR(40))");
        }
    }

    @Test
    void a_chain_goes_over_both_transports_and_knows_accounts_and_namespaces() throws Exception {
        ReleaseReport report = release();

        assertThat(problems).isEmpty();
        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        String namespace = cluster().query("SELECT current_namespace").get(0);
        assertThat(rows())
                .containsExactly(
                        "producer: 123456789012 " + namespace + ", done ",
                        "analytics: views " + namespace,
                        "reporting: views " + namespace);
        assertThat(log).filteredOn(line -> line.contains("over the Data API")).hasSize(3);
    }

    @Test
    void a_target_that_is_paused_is_told_before_there_is_a_change_to_another() throws Exception {
        more.put("reporting", Map.of("workgroup", "redshift-local"));
        local.aws().behaviour().clusterStatus("paused");

        assertThatThrownBy(this::release)
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS4104")
                .hasMessageContaining("is 'paused'")
                .hasMessageContaining("for targets 'analytics', 'reporting'");

        assertThat(rows()).containsExactly("producer: ", "analytics: ", "reporting: ");
    }

    /** The sizes of tables and the history of another target are asked over whatever transport leads there. */
    @Test
    void gates_ask_over_the_data_api_too_and_nothing_is_changed_anywhere() throws Exception {
        Map<String, String> login = Map.of("clusterIdentifier", local.clusterIdentifier(), "dbUser", local.user());
        more.put("producer", new HashMap<>(login));
        more.put("reporting", new HashMap<>(login));
        more.get("producer").put("maxRisk", "low");
        more.get("reporting").put("requireDeployedTo", "analytics");
        cluster().database("producer").run("INSERT INTO lab.ran VALUES ('one', ''), ('two', '')");
        script("producer/2.sql", "DELETE FROM lab.ran;");

        assertThatThrownBy(this::release)
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("error[RS4810]: maxRisk refuses: the risk is medium")
                .hasMessageContaining(
                        "= at: sql/producer/2.sql:1: DELETE without WHERE changes all rows of lab.ran (2 rows, 0 MB)")
                .hasMessageContaining("for target 'producer'")
                .hasMessageContaining("error[RS4805]: requireDeployedTo refuses: 1 of 1 script did not succeed on")
                .hasMessageContaining("= sql/consumers/1.sql is not applied there");

        assertThat(rows()).containsExactly("producer: one , two ", "analytics: ", "reporting: ");
    }

    @Test
    void a_chain_that_nobody_hears_of_any_more_goes_on_where_it_was() throws Exception {
        AtomicInteger all = new AtomicInteger();
        local.aws().judge((operation, key, body) -> upTo(Integer.MAX_VALUE, all, operation));
        release();
        List<String> expected = rows();
        List<String> wrong = new ArrayList<>();
        int cut = 0;
        for (int fault = 1; fault <= FAULTS; fault++) {
            int last = all.get() * fault / (FAULTS + 1);
            fresh();
            AtomicInteger requests = new AtomicInteger();
            local.aws().judge((operation, key, body) -> upTo(last, requests, operation));
            String told = told();
            cut += told.equals("SUCCEEDED") ? 0 : 1;
            local.aws().judge((operation, key, body) -> AwsFate.PASSES);
            expireLeases();
            ReleaseReport next = release();
            if (next.state() != State.SUCCEEDED || !rows().equals(expected)) {
                wrong.add("nothing heard after request " + last + " of " + all + ", which told: " + told
                        + "; the next release " + next.state() + " with " + rows() + problems);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(cut).as("runs that were cut").isGreaterThanOrEqualTo(FAULTS - 1);
    }

    /** AWS does what the last request asks, and is not heard of any more. */
    private static AwsFate upTo(int last, AtomicInteger requests, String operation) {
        // Questions whether statements have ended are as many as the machine is slow.
        int number = operation.equals("DescribeStatement") ? requests.get() : requests.incrementAndGet();
        if (number < last) {
            return AwsFate.PASSES;
        }
        return number == last ? AwsFate.ANSWER_LOST : AwsFate.REQUEST_LOST;
    }

    private String told() throws IOException, TransportException {
        try {
            return release().state().toString();
        } catch (DiagnosticException e) {
            return "refused";
        }
    }

    private ReleaseReport release() throws IOException, TransportException {
        log.clear();
        problems.clear();
        Deployer deployer = new Deployer(Clock.systemUTC(), log::add, problem -> problems.add(problem.render()));
        return deployer.release(told("producer,analytics,reporting").each(), this::around);
    }

    private GoalSettings told(String target) {
        return new GoalSettings(
                folder,
                folder.resolve("target"),
                new SqlSet("sql", List.of(), List.of(), List.of()),
                io.github.redshiftdeploy.config.Identity.of(String.valueOf(folder.getFileName())),
                "test",
                new TargetChoice(
                        target,
                        TARGETS.stream()
                                .map(name -> new TargetSettings(name, settings(name), Map.of()))
                                .toList(),
                        List.of()),
                Map.of("connectRetries", "0", "retries", "0"),
                Map.of(),
                Map.of(),
                Map.of(),
                Rule.words(),
                local.aws().environment());
    }

    private Map<String, String> settings(String target) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "database", target,
                "region", local.region(),
                "awsEndpoint", local.awsEndpoint().toString(),
                "sslRootCert", local.caFile().toString()));
        if (more.containsKey(target)) {
            settings.putAll(more.get(target));
        } else {
            settings.put("clusterIdentifier", local.clusterIdentifier());
            settings.put("dbUser", local.user());
        }
        if (!target.equals("reporting")) {
            settings.put("transport", "data-api");
        }
        return settings;
    }

    /** Makes no long pauses. */
    private Surroundings around(GoalSettings told) {
        return new Surroundings() {
            @Override
            public List<PasswordLogin> passwords(Settings settings) {
                return List.of();
            }

            @Override
            public Route route(DeployConfig config) {
                AwsEnvironment environment = new AwsEnvironment(
                        told.environment(),
                        Clock.systemUTC(),
                        length -> Thread.sleep(Math.min(length.toMillis(), LONGEST_PAUSE.toMillis())),
                        log::add);
                Limits brief = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), 3);
                return config.target().transport() == TransportName.DATA_API
                        ? Routes.dataApi(config.target(), config.audit(), environment, brief)
                        : Deployer.overJdbc(CredentialSources.of(config.target(), config.audit(), environment, brief));
            }

            @Override
            public LocalDatabase standIn() {
                throw new IllegalStateException("no target of this project is a stand-in");
            }
        };
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve("sql").resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Cluster cluster() {
        return Cluster.of(local.connectionFile());
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String target : TARGETS) {
            rows.add(target + ": "
                    + String.join(
                            ", ",
                            cluster().database(target).query("SELECT script || ' ' || said FROM lab.ran ORDER BY 1")));
        }
        return rows;
    }

    private void expireLeases() throws SQLException {
        for (String target : TARGETS) {
            cluster().database(target).run("UPDATE redshift_deploy.lease SET expires_at = '2000-01-01'");
        }
    }
}

package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.sqltest.TestOutcome;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole deployments over the Data API: what they need of AWS, and what they say. */
class DataDeploymentTest {

    private static final Pattern KEEP_ALIVE = Pattern.compile("\"SessionKeepAliveSeconds\":(\\d+)");

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("deployed-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();

    @TempDir
    private Path folder;

    @BeforeEach
    void fresh() throws Exception {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> AwsFate.PASSES);
        Cluster.of(local.connectionFile())
                .run(
                        "DROP SCHEMA IF EXISTS redshift_deploy CASCADE",
                        "DROP SCHEMA IF EXISTS lab CASCADE",
                        "CREATE SCHEMA lab",
                        "CREATE TABLE lab.t (id int)");
    }

    @Test
    void tests_are_rolled_back_and_cancelled_in_time() throws Exception {
        DataProject project = scripts("tested", 1, 1).script("0.test.sql", """
                        INSERT INTO lab.t VALUES (8), (9);
                        -- expect: columns id integer, ok boolean
                        -- expect: table
                        -- | 8 | true  |
                        -- | 9 | false |
                        SELECT id, id = 8 AS ok FROM lab.t WHERE id > 7 ORDER BY id;
                        -- expect: error 42P01 does not exist
                        SELECT * FROM lab.nothing;
                        -- expect: 2.0
                        SELECT COUNT(*) FROM lab.t WHERE id > 7;
                        SELECT COUNT(*) = 7 FROM lab.t;
                        -- within: 300 ms
                        UPDATE lab.gate SET id = 1;
                        SELECT TRUE;
                        """);
        Cluster cluster = Cluster.of(local.connectionFile());
        cluster.run("CREATE TABLE lab.gate (id int)");
        try (Connection holder = cluster.connect()) {
            Cluster.run(holder, "BEGIN", "LOCK lab.gate");

            TestOutcome outcome = project.test();

            assertThat(outcome.problems())
                    .map(Diagnostic::message)
                    .containsExactly(
                            "expected true, and it is false", "it takes longer than 300 ms, and was cancelled");
            assertThat(project.log()).anyMatch(line -> line.endsWith("  not run: statement 7"));
        }
        assertThat(cluster.query("SELECT id FROM lab.t")).isEmpty();
        assertThat(cluster.query("SELECT kind || ' ' || state || ' ' || outcome FROM redshift_deploy.deployment"))
                .containsExactly("test failed tests-failed");
    }

    @Test
    void a_script_of_up_to_40_statements_is_one_request() throws Exception {
        long few = requests(scripts("few", 5, 3));
        fresh();
        long more = requests(scripts("more", 25, 3));

        assertThat((more - few) / 20.0).isLessThanOrEqualTo(1.1);
    }

    @Test
    void a_statement_of_a_longer_script_is_one_request() throws Exception {
        long few = requests(scripts("few", 1, 45));
        fresh();
        long more = requests(scripts("more", 1, 65));

        assertThat((more - few) / 20.0).isLessThanOrEqualTo(1.1);
    }

    @Test
    void what_was_deployed_is_undone() throws Exception {
        Cluster cluster = Cluster.of(local.connectionFile());
        cluster.run("CREATE VIEW lab.v AS SELECT id FROM lab.t");
        DataProject project = new DataProject(folder.resolve("undone"), local)
                .set("captureDays", "30")
                .script("1.sql", "CREATE TABLE lab.made (id int);\nALTER TABLE lab.t ADD COLUMN extra int;\n")
                .script("2.sql", "CREATE OR REPLACE VIEW lab.v AS SELECT id FROM lab.t WHERE id > 1;\n");
        assertThat(project.execute().failure()).isNull();

        assertThat(project.rollback().failure()).isNull();

        assertThat(cluster.query("SELECT table_name || '.' || column_name FROM svv_columns WHERE table_schema = 'lab'"
                        + " ORDER BY 1"))
                .containsExactly("t.id", "v.id");
        assertThat(cluster.query("SELECT pg_get_viewdef('lab.v'::regclass)")).noneMatch(text -> text.contains("WHERE"));
    }

    @Test
    void what_hangs_on_a_table_is_kept_and_its_rows_come_back() throws Exception {
        Cluster cluster = Cluster.of(local.connectionFile());
        cluster.run(
                "INSERT INTO lab.t VALUES (7)",
                "GRANT SELECT ON lab.t TO PUBLIC",
                "CREATE VIEW lab.w AS SELECT id FROM lab.t");
        DataProject project = new DataProject(folder.resolve("kept"), local)
                .set("captureDays", "30")
                .set("keepGrants", "true")
                .set("rebuildDependents", "true")
                .set("backupTables", "10")
                .script("1.sql", "DROP TABLE lab.t;\nCREATE TABLE lab.t (id bigint);\n");

        assertThat(project.execute().failure()).isNull();

        assertThat(cluster.query("SELECT relacl::text FROM pg_class WHERE oid = 'lab.t'::regclass"))
                .first()
                .asString()
                .contains("=r/");
        assertThat(cluster.query("SELECT id FROM lab.w")).isEmpty();
        assertThat(project.rollback().failure()).isNull();
        assertThat(cluster.query("SELECT id FROM lab.w")).containsExactly("7");
    }

    /** Returns how many requests the report counts: all but the questions whether statements have ended. */
    private long requests(DataProject project) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        local.aws().judge((operation, key, body) -> {
            requests.addAndGet(operation.equals("DescribeStatement") ? 0 : 1);
            return AwsFate.PASSES;
        });
        Outcome outcome = project.execute();

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.roundTrips()).isBetween(1L, (long) requests.get());
        return outcome.roundTrips();
    }

    private DataProject scripts(String name, int scripts, int statements) throws Exception {
        DataProject project = new DataProject(folder.resolve(name), local);
        for (int i = 0; i < scripts; i++) {
            project.script(i + ".sql", ("INSERT INTO lab.t VALUES (" + i + ");\n").repeat(statements));
        }
        return project;
    }

    @Test
    void more_lanes_than_aws_answers_are_not_opened_and_that_is_said() throws Exception {
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        local.aws().judge((operation, key, body) -> {
            if (operation.endsWith("ExecuteStatement") && !body.contains("\"SessionId\"")) {
                sessions.add(body);
            }
            return AwsFate.PASSES;
        });
        DataProject project = scripts("lanes", 1, 1).set("parallel", "64");

        assertThat(project.execute().failure()).isNull();

        assertThat(sessions).hasSize(10 + 1);
        assertThat(project.log())
                .anyMatch(line ->
                        line.contains("'redshift.parallel' is 64, and over the Data API 10 scripts run at once"));
    }

    @Test
    void no_session_outlives_the_lease_of_its_deployment() throws Exception {
        Set<Integer> seconds = ConcurrentHashMap.newKeySet();
        local.aws().judge((operation, key, body) -> {
            Matcher keepAlive = KEEP_ALIVE.matcher(body);
            while (keepAlive.find()) {
                seconds.add(Integer.valueOf(keepAlive.group(1)));
            }
            return AwsFate.PASSES;
        });
        DataProject project =
                scripts("lease", 1, 45).set("leaseDuration", "20s").set("networkTimeout", "10m");

        assertThat(project.execute().failure()).isNull();

        assertThat(seconds).contains(15).allMatch(keepAlive -> keepAlive < 20);
    }

    @Test
    void a_lane_that_had_nothing_to_do_for_long_goes_on_in_another_session() throws Exception {
        Cluster cluster = Cluster.of(local.connectionFile());
        ExecutorService worker = Executors.newSingleThreadExecutor();
        DataProject project = new DataProject(folder, local)
                .set("parallel", "2")
                .set("leaseDuration", "5s")
                .set("retries", "0")
                .script("1.sql", "CREATE TABLE lab.one (id int); INSERT INTO lab.t VALUES (1);")
                .script("2.sql", "SELECT 2;")
                .script("3.sql", "INSERT INTO lab.one VALUES (1);")
                .script("4.sql", "INSERT INTO lab.t SELECT id FROM lab.one;");

        try (Connection holder = cluster.connect()) {
            Cluster.run(holder, "BEGIN", "LOCK lab.t");
            Future<String> deployment = worker.submit(project::deploy);
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            Cluster.run(holder, "ROLLBACK");
            assertThat(deployment.get()).isEqualTo("succeeded");
            worker.shutdown();
        }
        assertThat(project.log()).noneMatch(line -> line.contains("lost"));
    }

    @Test
    void a_role_that_may_read_no_rows_hears_which_permission_it_lacks() throws Exception {
        local.aws().behaviour().deny("redshift-data:GetStatementResult");

        String said = scripts("denied", 1, 1).deploy();

        assertThat(said).contains("AWS denies 'redshift-data:GetStatementResult'");
        assertThat(folder.resolve("denied/reports/report.json"))
                .content()
                .contains("RS4102", "allow 'redshift-data:GetStatementResult'");
    }

    @Test
    void a_workgroup_of_another_region_is_looked_for_there() throws Exception {
        String said = scripts("elsewhere", 1, 1)
                .unset("clusterIdentifier")
                .unset("dbUser")
                .set("workgroup", "elsewhere")
                .deploy();

        assertThat(said)
                .contains(
                        "RS4103",
                        "there is no workgroup 'elsewhere' in region '" + local.region() + "'",
                        "check 'redshift.workgroup' and 'redshift.region'");
    }

    @Test
    void a_paused_cluster_is_called_paused_and_how_to_resume_it() throws Exception {
        local.aws().behaviour().clusterStatus("paused");

        String said = scripts("paused", 1, 1).deploy();

        assertThat(said).contains("RS4104", "is 'paused'", "aws redshift resume-cluster");
    }

    @Test
    void a_cluster_that_nobody_may_ask_about_is_told_in_its_own_words() throws Exception {
        local.aws().behaviour().clusterStatus("paused");
        local.aws().behaviour().deny("redshift:DescribeClusters");

        assertThat(scripts("asked", 1, 1).deploy()).contains("RS4010", "over the Data API", "paused");
    }

    @Test
    void a_cluster_is_waited_for() throws Exception {
        local.aws().behaviour().clusterStatus("resuming", "available");
        DataProject project = scripts("waiting", 1, 1).set("waitForCluster", "1m");

        assertThat(project.deploy()).isEqualTo("succeeded");
    }
}

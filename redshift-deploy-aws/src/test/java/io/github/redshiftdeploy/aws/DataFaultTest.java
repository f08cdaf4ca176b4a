package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of requests to the Data API, the deployments that follow leave the tables as if nothing had
 * happened. {@code -Dfault.seed} tries out other faults, and {@code -Dfault.trials} more of them.
 */
class DataFaultTest {

    private static final int TRIALS = Integer.getInteger("fault.trials", 5);
    private static final int MOST_TOGETHER = 4;

    /** How often the SDK sends a request. */
    private static final int ATTEMPTS = 3;

    private static final int MOST_DEPLOYMENTS = 8;

    private static final List<AwsFate> FATES =
            List.of(AwsFate.REQUEST_LOST, AwsFate.ANSWER_LOST, AwsFate.THROTTLED, AwsFate.FAILED, AwsFate.UNREACHABLE);

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("data-fault-local")))
                    .start());

    @TempDir
    private Path folder;

    private final RedshiftLocal local = LOCAL.get();

    @Test
    void faults_lose_nothing_and_double_nothing() throws Exception {
        DataProject project = project();
        AtomicInteger requests = new AtomicInteger();
        fresh();
        local.aws().judge((operation, key, body) -> {
            requests.incrementAndGet();
            return AwsFate.PASSES;
        });
        assertThat(project.deploy()).isEqualTo("succeeded");
        Map<String, String> expected = evidence();
        Random random = new Random(Long.getLong("fault.seed", 4));
        List<String> problems = new ArrayList<>();
        int faults = 0;
        int missed = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Map<Integer, AwsFate> plan = new ConcurrentHashMap<>();
            for (int i = 1 + random.nextInt(MOST_TOGETHER); i > 0; i--) {
                int first = 1 + random.nextInt(requests.get());
                AwsFate fate = FATES.get(random.nextInt(FATES.size()));
                // One is mended by the SDK, which asks again; some in a row are not.
                for (int more = random.nextInt(ATTEMPTS + 1); more >= 0; more--) {
                    plan.put(first + more, fate);
                }
            }
            faults += plan.size();
            String problem = trial(project, plan, expected);
            missed += plan.size();
            if (!problem.isEmpty()) {
                problems.add(trial + " " + new TreeMap<>(plan) + ": " + problem);
            }
        }
        System.out.println(faults + " faults in " + TRIALS + " deployments of " + requests + " requests");
        assertThat(problems).isEmpty();
        assertThat(missed).as("faults that befell nobody").isLessThan(faults / 2);
    }

    private String trial(DataProject project, Map<Integer, AwsFate> plan, Map<String, String> expected)
            throws Exception {
        fresh();
        AtomicInteger number = new AtomicInteger();
        local.aws().judge((operation, key, body) -> {
            AwsFate fate = plan.remove(number.incrementAndGet());
            return fate == null ? AwsFate.PASSES : fate;
        });
        StringBuilder said = new StringBuilder();
        for (int deployment = 0; deployment < MOST_DEPLOYMENTS; deployment++) {
            String how = project.deploy();
            if (how.equals("succeeded")) {
                Map<String, String> found = evidence();
                return found.equals(expected) ? "" : said + "\nfound " + found + " instead of " + expected;
            }
            said.append('\n').append(how);
        }
        return "never succeeded: " + said;
    }

    private DataProject project() throws Exception {
        return new DataProject(folder, local)
                .set("leaseDuration", "20s")
                .script("1-one.sql", """
                        INSERT INTO lab.done VALUES ('one', 1);
                        SELECT count(*) FROM lab.done;
                        INSERT INTO lab.done VALUES ('one', 3);
                        """)
                .script("2-long.sql", "INSERT INTO lab.done VALUES ('long', 1);\n".repeat(45))
                .script("3-alone.sql", """
                        INSERT INTO lab.done VALUES ('alone', 1);
                        VACUUM lab.done;
                        INSERT INTO lab.done VALUES ('alone', 3);
                        """)
                .script("4-once.sql", """
                        -- redshift-deploy: run=once
                        INSERT INTO lab.done VALUES ('once', 1);
                        """)
                .script("5-block.sql", """
                        BEGIN;
                        INSERT INTO lab.done VALUES ('block', 1);
                        COMMIT;
                        INSERT INTO lab.done VALUES ('block', 4);
                        """)
                .script("6-each.sql", """
                        -- redshift-deploy: transaction=none
                        INSERT INTO lab.done VALUES ('each', 1);
                        INSERT INTO lab.done VALUES ('each', 2);
                        """);
    }

    private void fresh() throws Exception {
        local.aws().judge((operation, key, body) -> AwsFate.PASSES);
        Cluster.of(local.connectionFile())
                .run(
                        "DROP SCHEMA IF EXISTS redshift_deploy CASCADE",
                        "DROP SCHEMA IF EXISTS lab CASCADE",
                        "CREATE SCHEMA lab",
                        "CREATE TABLE lab.done (script varchar(20), statement int)");
    }

    private Map<String, String> evidence() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (String row : Cluster.of(local.connectionFile())
                .query("SELECT script || ':' || count(*) FROM lab.done GROUP BY script UNION ALL"
                        + " SELECT path || ':' || state FROM (SELECT path, state, ROW_NUMBER() OVER (PARTITION BY path"
                        + " ORDER BY deployment DESC, committed DESC) AS n FROM redshift_deploy.script) AS rows"
                        + " WHERE n = 1")) {
            found.put(row, "");
        }
        return found;
    }
}

package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments over the Data API that last longer than the AWS credentials they begin with. */
class DataExpiryTest {

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("expiring-local")))
                    .start());

    /**
     * The SDK takes new credentials a second after it took such as end within a minute, and a busy machine is late: so
     * they have to last longer than that.
     */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final RedshiftLocal local = LOCAL.get();
    private final Cluster cluster = Cluster.of(local.connectionFile());
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    private DataProject project;

    @BeforeEach
    void fresh() throws Exception {
        local.aws().behaviour().reset();
        local.aws().data().reset();
        local.aws().judge((operation, key, body) -> {
            if (operation.equals("ExecuteStatement")) {
                keys.add(key);
            }
            return AwsFate.PASSES;
        });
        cluster.run(
                "DROP SCHEMA IF EXISTS redshift_deploy CASCADE",
                "DROP SCHEMA IF EXISTS lab CASCADE",
                "CREATE SCHEMA lab",
                "CREATE TABLE lab.t (id int)");
        project = new DataProject(folder, local)
                .set("roleArn", Scene.ROLE)
                .script("1.sql", "INSERT INTO lab.t VALUES (1);")
                .script("2.sql", "INSERT INTO lab.t VALUES (2);\n".repeat(45));
        local.aws().behaviour().sessionsExpireAfter(SHORT);
    }

    @Test
    void are_renewed_and_the_transaction_goes_on_in_its_session() throws Exception {
        assertThat(project.deploy()).isEqualTo("succeeded");

        assertThat(keys).hasSizeGreaterThan(1);
        assertThat(cluster.query("SELECT count(*) FROM lab.t")).containsExactly("46");
    }

    @Test
    void end_with_them_when_there_are_no_new_ones_and_say_what_is_committed() throws Exception {
        local.aws().judge((operation, key, body) -> {
            if (body.contains("VALUES (2)") && operation.equals("ExecuteStatement")) {
                local.aws().behaviour().deny("sts:AssumeRole");
            }
            return AwsFate.PASSES;
        });

        String said = project.set("leaseDuration", "5s").deploy();

        assertThat(said)
                .contains("committed: 1 script before it")
                .containsPattern("AWS denies 'sts:AssumeRole'.*help=allow |have expired.*help=set new ones")
                .doesNotContain("SQLSTATE unknown");
        assertThat(cluster.query("SELECT count(*) FROM lab.t")).containsExactly("1");
        local.aws().behaviour().reset();
        assertThat(project.deploy()).isEqualTo("succeeded");
        assertThat(cluster.query("SELECT count(*) FROM lab.t")).containsExactly("46");
    }
}

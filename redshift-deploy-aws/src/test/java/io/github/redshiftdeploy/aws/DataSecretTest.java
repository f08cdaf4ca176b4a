package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Data API reads the secret that it logs in with. */
final class DataSecretTest {

    private static final String GOOD = "{\"username\": \"stored\", \"password\": \"Stored1234\"}";

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("secret-local")))
                    .start());

    private final RedshiftLocal local = LOCAL.get();

    @TempDir
    private Path folder;

    @BeforeEach
    void user() throws Exception {
        local.aws().behaviour().reset();
        try (Connection connection = Cluster.of(local.connectionFile()).connect()) {
            if (Cluster.query(connection, "SELECT usename FROM pg_user WHERE usename = 'stored'")
                    .isEmpty()) {
                Cluster.run(
                        connection,
                        "CREATE USER stored PASSWORD 'Stored1234'",
                        "GRANT CREATE ON DATABASE dev TO stored",
                        "GRANT CREATE ON SCHEMA public TO stored");
            }
            Cluster.run(connection, "DROP TABLE IF EXISTS whose");
        }
    }

    @Test
    void a_cluster_is_deployed_to_as_the_user_in_the_secret() throws Exception {
        assertThat(project(GOOD).deploy()).isEqualTo("succeeded");

        assertThat(owner()).isEqualTo("stored");
    }

    @Test
    void so_is_a_workgroup() throws Exception {
        DataProject project = project(GOOD).unset("clusterIdentifier").set("workgroup", local.workgroup());

        assertThat(project.deploy()).isEqualTo("succeeded");

        assertThat(owner()).isEqualTo("stored");
    }

    @Test
    void who_may_not_read_the_secret_hears_that() throws IOException {
        DataProject project = project(GOOD);
        local.aws().behaviour().deny("secretsmanager:GetSecretValue");

        assertThat(project.deploy())
                .contains("error[RS4102]: AWS denies 'secretsmanager:GetSecretValue'")
                .contains("on 'arn:aws:secretsmanager:us-east-1:123456789012:secret:dw/data-a1B2c3'");
    }

    @Test
    void a_secret_that_is_gone_is_no_cluster_that_is() throws IOException {
        DataProject project = project(GOOD);
        local.aws().secrets().delete("dw/data");

        assertThat(project.deploy())
                .contains("marked for deletion")
                .contains("correct 'redshift.clusterIdentifier' or 'redshift.database' or 'redshift.secretArn'");
    }

    @Test
    void a_secret_of_another_cluster_is_refused() throws IOException {
        DataProject project =
                project("{\"username\": \"stored\", \"password\": \"Stored1234\", \"dbClusterIdentifier\": \"other\"}");

        assertThat(project.deploy()).contains("does not match").contains("'redshift.secretArn'");
    }

    @Test
    void a_password_that_is_wrong_is_told_and_not_shown() throws IOException {
        DataProject project = project("{\"username\": \"stored\", \"password\": \"Wrong5678\"}");

        assertThat(project.deploy())
                .contains("error[RS4004]: cluster 'redshift-local' refused the login over the Data API")
                .contains("password authentication failed for user \"stored\"")
                .contains("'redshift.secretArn'")
                .doesNotContain("Wrong5678");
    }

    private DataProject project(String secret) throws IOException {
        return new DataProject(folder, local)
                .unset("dbUser")
                .set("secretArn", local.aws().secrets().put("dw/data", secret))
                .set("historySchema", "history_of_stored")
                .script("1.sql", "CREATE TABLE public.whose (id INTEGER);\n");
    }

    private String owner() throws Exception {
        try (Connection connection = Cluster.of(local.connectionFile()).connect()) {
            return Cluster.query(connection, "SELECT tableowner FROM pg_tables WHERE tablename = 'whose'")
                    .get(0);
        }
    }
}

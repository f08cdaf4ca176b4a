package io.github.redshiftdeploy.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages suggest about databases and the history: after it, the deployment succeeds. */
class DeployedRemediesTest {

    private static final String HISTORY = "mended";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void aDatabaseWithoutAHistory() throws Exception {
        nothingIsLeft();
        Warehouse.run("CREATE SCHEMA lab", "CREATE TABLE lab.done (id int)");
        project = new Project(root)
                .set("historySchema", HISTORY)
                .set("connectRetries", "0")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Warehouse.run(
                "DROP SCHEMA IF EXISTS lab CASCADE",
                "DROP SCHEMA IF EXISTS mended CASCADE",
                "DROP SCHEMA IF EXISTS mended_again CASCADE",
                "DROP USER IF EXISTS limited");
    }

    @Test
    void a_script_that_changed_meanwhile_is_deployed_when_it_is_left_alone() throws Exception {
        project.script("2.sql", "INSERT INTO lab.done VALUES (2);\n").whenScriptsRun(() -> {
            try {
                Files.writeString(project.scripts().resolve("2.sql"), "INSERT INTO lab.done VALUES (3);\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(project.failure()).contains("RS2115");

        assertThat(project.succeed().state()).isEqualTo(State.SUCCEEDED);
        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "3");
    }

    @Test
    void a_database_that_exists_is_connected_to() throws Exception {
        String right = project.config().target().database();

        assertThat(project.set("database", "anlaytics").failure()).contains("RS4005");
        assertThat(Warehouse.query("SELECT datname FROM pg_database")).contains(right);

        project.set("database", right).succeed();
    }

    @Test
    void a_user_with_a_higher_limit_connects() throws Exception {
        Warehouse.run(
                "CREATE USER limited PASSWORD 'Limited123' CONNECTION LIMIT 0",
                "GRANT ALL ON SCHEMA lab TO limited",
                "GRANT ALL ON lab.done TO limited",
                "CREATE SCHEMA mended AUTHORIZATION limited");

        assertThat(project.failure(Warehouse.credentials("limited", "Limited123")))
                .contains("RS4007");
        Warehouse.run("ALTER USER limited CONNECTION LIMIT 20");

        assertThat(project.failure(Warehouse.credentials("limited", "Limited123")))
                .isEqualTo("SUCCEEDED\n");
    }

    @Test
    void a_certificate_that_is_taken_out_of_a_key_store_is_read() throws Exception {
        Path pem = Warehouse.local().caFile();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = root.resolve("ca.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        byte[] certificate = store.getCertificate("ca").getEncoded();

        assertThat(project.set("sslRootCert", file.toString()).failure()).contains("RS4008");

        Path binary = Files.write(root.resolve("ca.der"), certificate);
        project.set("sslRootCert", binary.toString()).succeed();
        Path text = Files.writeString(
                root.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(certificate)));
        project.set("sslRootCert", text.toString()).succeed();
    }

    @Test
    void sql_of_the_session_that_is_mended_sets_it_up() throws Exception {
        assertThat(project.set("initSql", "SELECT count(*) FROM lab.dnoe").failure())
                .contains("RS4009");

        project.set("initSql", "SELECT count(*) FROM lab.done").succeed();
    }

    @Test
    void a_damaged_history_is_left_for_a_new_one_that_knows_what_is_applied() throws Exception {
        project.set("run", "once").succeed();
        Warehouse.run("DROP TABLE mended.script");

        assertThat(project.failure()).contains("RS4208");
        project.set("historySchema", "mended_again").deployer().baseline(project.config(), Warehouse.route());

        assertThat(project.succeed().scripts().get(0).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void a_commit_that_failed_succeeds_when_nothing_is_in_its_way() throws Exception {
        Warehouse.runInPostgres("CREATE TABLE lab.one (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        Warehouse.run("INSERT INTO lab.one VALUES (1)");
        project.script("1.sql", "INSERT INTO lab.one VALUES (1);\n");

        assertThat(project.failure()).contains("RS5005");
        Warehouse.run("DELETE FROM lab.one");

        project.succeed();
    }
}

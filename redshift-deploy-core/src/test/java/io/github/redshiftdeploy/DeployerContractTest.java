package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds on every cluster. It runs against the stand-in, and against a real cluster when
 * {@code REDSHIFT_CONTRACT_HOST}, {@code _USER} and {@code _PASSWORD} name one ({@code _PORT}, {@code _DATABASE} and
 * {@code _CA_FILE} if they are not the usual). There it makes and drops a schema of its own.
 */
final class DeployerContractTest {

    private static final String SCHEMA = "redshift_deploy_contract";

    @TempDir
    private Path root;

    private final Cluster cluster = Cluster.ofEnvironment(System.getenv()).orElseGet(Warehouse::cluster);

    private Project project;

    @BeforeEach
    void freshSchema() throws SQLException {
        cluster.fresh(SCHEMA);
        cluster.run("CREATE TABLE " + SCHEMA + ".done (id int)");
        project = new Project(root, cluster).placeholder("schema", SCHEMA);
    }

    @AfterEach
    void drop() throws SQLException {
        cluster.run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    @Test
    void runs_scripts_in_order() throws Exception {
        project.script("1.sql", "CREATE TABLE ${schema}.t (id int, name varchar(20));")
                .script("2.sql", "INSERT INTO ${schema}.t VALUES (1, 'it\\'s; one'), (2, 'two');")
                .script("10.sql", "INSERT INTO ${schema}.done SELECT count(*) FROM ${schema}.t;");

        project.succeed();

        assertThat(done()).containsExactly("2");
        assertThat(cluster.query("SELECT name FROM " + SCHEMA + ".t ORDER BY id"))
                .containsExactly("it's; one", "two");
    }

    @Test
    void rolls_back_the_stretch_that_fails_and_keeps_what_came_before() throws Exception {
        project.script("1.sql", """
                INSERT INTO ${schema}.done VALUES (1);
                VACUUM ${schema}.done;
                INSERT INTO ${schema}.done VALUES (3);
                INSERT INTO ${schema}.missing VALUES (4);
                """);

        String failure = project.failure();

        assertThat(failure)
                .startsWith("sql/1.sql:4:")
                .contains("(SQLSTATE 42P01), at statement 4 of 4")
                .contains("committed: statements 1 to 2 of this script")
                .contains("not committed: statements 3 to 4 of this script");
        assertThat(done()).containsExactly("1");
    }

    @Test
    void truncate_commits_what_came_before_it() throws Exception {
        project.script("1.sql", """
                CREATE TABLE ${schema}.t (id int);
                INSERT INTO ${schema}.done VALUES (2);
                TRUNCATE ${schema}.t;
                INSERT INTO ${schema}.done VALUES (4);
                SELECT missing FROM ${schema}.done;
                """);

        String failure = project.failure();

        assertThat(failure).contains("committed: statements 1 to 3 of this script");
        assertThat(done()).containsExactly("2");
    }

    @Test
    void what_a_block_of_a_script_commits_with_truncate_is_told_as_the_server_has_it() throws Exception {
        project.script("1.sql", """
                CREATE TABLE ${schema}.t (id int);
                BEGIN;
                INSERT INTO ${schema}.done VALUES (3);
                TRUNCATE ${schema}.t;
                SELECT missing FROM ${schema}.done;
                COMMIT;
                """);

        String failure = project.failure();

        assertThat(failure)
                .contains("committed: statements 1 to 4 of this script")
                .contains("not committed: statements 5 to 6 of this script");
        assertThat(done()).containsExactly("3");
    }

    @Test
    void ddl_is_rolled_back_with_its_stretch() throws Exception {
        project.script("1.sql", """
                CREATE TABLE ${schema}.t (id int);
                ALTER TABLE ${schema}.done ADD COLUMN more int;
                SELECT missing FROM ${schema}.done;
                """);

        String failure = project.failure();

        assertThat(failure).contains("committed: nothing");
        assertThat(cluster.query(
                        "SELECT count(*) FROM pg_tables WHERE tablename = 't' AND schemaname = '" + SCHEMA + "'"))
                .containsExactly("0");
    }

    @Test
    void passes_on_what_a_procedure_says() throws Exception {
        project.script("1.sql", """
                CREATE PROCEDURE ${schema}.say(what varchar) AS $$
                BEGIN
                  RAISE INFO 'said: %', what;
                END
                $$ LANGUAGE plpgsql;
                CALL ${schema}.say('hello');
                """);

        project.succeed();

        assertThat(project.log()).contains("    | info: said: hello");
    }

    @Test
    void no_script_depends_on_the_settings_of_the_one_before() throws Exception {
        project.script("1.sql", "SET search_path TO ${schema};\nINSERT INTO done VALUES (1);")
                .script("2.sql", "INSERT INTO done VALUES (2);");

        String failure = project.failure();

        assertThat(failure).startsWith("sql/2.sql:1:").contains("42P01");
        assertThat(done()).containsExactly("1");
    }

    private List<String> done() throws SQLException {
        return cluster.query("SELECT id FROM " + SCHEMA + ".done ORDER BY id");
    }
}

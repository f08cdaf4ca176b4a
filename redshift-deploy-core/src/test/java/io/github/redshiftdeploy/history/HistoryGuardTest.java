package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history that is damaged, or somebody else's, is refused before anything of it is believed. */
final class HistoryGuardTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void aHistoryOfOneDeployment() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "DROP SCHEMA IF EXISTS guarded CASCADE",
                "DROP USER IF EXISTS mallory",
                "CREATE USER mallory PASSWORD 'Mallory123'",
                "CREATE TABLE lab.done (id int)");
        project =
                new Project(root).set("historySchema", "guarded").script("1.sql", "INSERT INTO lab.done VALUES (1);\n");
    }

    @AfterEach
    void nothingOfMallory() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS guarded CASCADE", "DROP USER IF EXISTS mallory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE guarded.script | the table 'script' is missing",
                "DROP TABLE guarded.deployment | the table 'deployment' is missing",
                "DROP TABLE guarded.lease | the table 'lease' is missing",
                "ALTER TABLE guarded.script DROP COLUMN checksum | the column 'checksum' of 'script' is missing",
                "ALTER TABLE guarded.deployment DROP COLUMN kind | the column 'kind' of 'deployment' is missing",
                "COMMENT ON TABLE guarded.script IS 'redshift-deploy history, version ::x' | its version reads '::x'",
                "UPDATE guarded.deployment SET processes = '12,x' | a row of 'deployment' has 'x' for 'processes'",
                "DELETE FROM guarded.script | rows of deployment '",
                "DELETE FROM guarded.deployment | rows of deployment '",
                "UPDATE guarded.deployment SET processes = '2147483648' | a row of 'deployment' has '2147483648' for 'processes'",
                "UPDATE guarded.deployment SET state = 'fine' | a row of 'deployment' has 'fine' for 'state'",
                "UPDATE guarded.deployment SET release_id = '::x', release_targets = 'a', release_left = 0"
                        + " | a row of 'deployment' has '::x' for 'release_id'",
                "UPDATE guarded.deployment SET root = '::add-mask::x' | a row of 'deployment' has '::add-mask::x' for 'root'",
            })
    void damage_is_told_and_nothing_runs(String damage, String told) throws Exception {
        project.succeed();
        Warehouse.run(damage);

        assertThat(project.failure())
                .contains("error[RS4208]: the history in schema 'guarded' is damaged: " + told)
                .contains("redshift-deploy:baseline");
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void more_statements_than_a_script_has_are_damage() throws Exception {
        project.set("run", "once").succeed();
        Warehouse.run("UPDATE guarded.script SET committed = 99");

        assertThat(project.failure())
                .contains("error[RS4208]")
                .contains("a row of 'script' tells of more statements than the script has");
    }

    @Test
    void plan_and_status_miss_lost_rows_too() throws Exception {
        project.set("run", "once").succeed();
        Warehouse.run("DELETE FROM guarded.script");

        assertThatThrownBy(() -> project.deployer().plan(project.config(), Warehouse.route()))
                .hasMessageContaining("error[RS4208]");
        assertThatThrownBy(() -> project.deployer().status(project.config(), Warehouse.route()))
                .hasMessageContaining("error[RS4208]");
    }

    @Test
    void session_numbers_of_ten_digits_are_those_of_a_cluster() throws Exception {
        project.succeed();
        Warehouse.run("UPDATE guarded.deployment SET processes = '1073971370,2147483647'");

        project.succeed();
    }

    @Test
    void the_letter_case_of_the_schema_makes_no_difference() throws Exception {
        project.set("historySchema", "Guarded").set("run", "once").succeed();
        project.set("historySchema", "GUARDED").succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
    }

    @Test
    void a_view_is_no_table_of_the_history() throws Exception {
        project.succeed();
        Warehouse.run(
                "ALTER TABLE guarded.script RENAME TO script_before",
                "CREATE VIEW guarded.script AS SELECT * FROM guarded.script_before");

        assertThat(project.failure()).contains("error[RS4208]").contains("'script' is no table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER SCHEMA guarded OWNER TO mallory | the schema 'guarded'",
                "ALTER TABLE guarded.script OWNER TO mallory | the table 'guarded.script'",
                "ALTER TABLE guarded.lease OWNER TO mallory | the table 'guarded.lease'"
            })
    void what_another_user_owns_is_not_read_unless_that_user_is_named(String change, String what) throws Exception {
        project.succeed();
        Warehouse.run(change);

        assertThat(project.failure())
                .contains("error[RS4209]: " + what + " of the history belongs to 'mallory'")
                .contains("redshift.historyOwner");
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");

        project.set("historyOwner", "mallory").succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRANT SELECT ON guarded.script TO mallory | script | INSERT, UPDATE, DELETE",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON guarded.script TO mallory | deployment | SELECT, INSERT, UPDATE, DELETE",
                "REVOKE USAGE ON SCHEMA guarded FROM mallory | lease | SELECT, INSERT, UPDATE, DELETE",
            })
    void missing_rights_are_told_before_anything_runs_with_what_gives_them(String grant, String table, String rights)
            throws Exception {
        project.succeed();
        Warehouse.run(
                "GRANT USAGE ON SCHEMA guarded TO mallory",
                "GRANT USAGE ON SCHEMA lab TO mallory",
                "GRANT INSERT ON lab.done TO mallory",
                grant);

        String failure = project.failure(Warehouse.credentials("mallory", "Mallory123"));

        assertThat(failure)
                .startsWith("error[RS4211]: the user 'mallory' may not ")
                .contains("may not " + rights + " on 'guarded." + table + "'")
                .contains("GRANT " + rights + " ON \"guarded\"." + table + " TO \"mallory\"");
        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1");
        String help = failure.substring(failure.indexOf("run: ") + "run: ".length());
        Warehouse.run(help.strip().split("; "));

        project.deploy(Warehouse.credentials("mallory", "Mallory123"));

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1", "1");
        Warehouse.fresh("lab");
    }

    @Test
    void who_may_make_no_fence_is_told_so_before_anything_runs() throws Exception {
        project.succeed();
        Warehouse.run(
                "GRANT USAGE ON SCHEMA guarded TO mallory",
                "GRANT ALL ON ALL TABLES IN SCHEMA guarded TO mallory",
                "GRANT USAGE ON SCHEMA lab TO mallory",
                "GRANT INSERT ON lab.done TO mallory");

        String failure = project.failure(Warehouse.credentials("mallory", "Mallory123"));

        assertThat(failure)
                .startsWith("error[RS4211]: the user 'mallory' may not CREATE in schema 'guarded'")
                .contains("GRANT USAGE, CREATE ON SCHEMA \"guarded\" TO \"mallory\"")
                .doesNotContain("; ");
        String help = failure.substring(failure.indexOf("run: ") + "run: ".length());
        Warehouse.run(help.strip());

        project.deploy(Warehouse.credentials("mallory", "Mallory123"));

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("1", "1");
        Warehouse.fresh("lab");
    }

    @Test
    void who_may_only_read_the_history_sees_its_status() throws Exception {
        project.succeed();
        Warehouse.run(
                "GRANT USAGE ON SCHEMA guarded TO mallory",
                "GRANT SELECT ON guarded.script TO mallory",
                "GRANT SELECT ON guarded.deployment TO mallory",
                "GRANT SELECT ON guarded.lease TO mallory");

        assertThat(project.deployer()
                        .status(project.config(), Warehouse.route("mallory", "Mallory123"))
                        .deployments())
                .isNotEmpty();
    }

    @Test
    void an_empty_schema_of_another_user_is_not_filled() throws Exception {
        Warehouse.run("CREATE SCHEMA guarded AUTHORIZATION mallory");

        assertThat(project.failure())
                .contains("error[RS4209]: the schema 'guarded' of the history belongs to 'mallory'");
    }
}

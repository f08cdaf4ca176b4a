package io.github.redshiftdeploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history tells with which values of placeholders a script has run, and gives none of them away. */
final class InputsTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void anEmptyTable() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (region varchar(20))");
        project = new Project(root)
                .script("1.sql", "INSERT INTO lab.done VALUES ('${s}');\n")
                .script("2.sql", "INSERT INTO lab.done VALUES ('two');\nSELECT 1/0;\n")
                .placeholder("s", "east");
    }

    private void mended() throws Exception {
        project.script("2.sql", "INSERT INTO lab.done VALUES ('two');\n");
    }

    @Test
    void a_deployment_is_not_resumed_with_other_values_than_it_began_with() throws Exception {
        project.failure();
        mended();

        assertThat(project.placeholder("s", "west").failure())
                .contains("sql/1.sql: error[RS4303]")
                .contains("has run it with other values of s")
                .doesNotContain("east")
                .doesNotContain("west");
        assertThat(Warehouse.query("SELECT region FROM lab.done")).containsExactly("east");

        project.placeholder("s", "east").succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two");
    }

    @Test
    void nor_is_a_script_of_which_a_part_is_committed() throws Exception {
        String text = """
                INSERT INTO lab.done VALUES ('${s}');
                VACUUM lab.done;
                SELECT 1/%d;
                """;
        project.script("1.sql", text.formatted(0));
        project.failure();
        project.script("1.sql", text.formatted(1));

        assertThat(project.placeholder("s", "west").failure()).contains("error[RS4303]");
    }

    @Test
    void a_value_that_is_declared_to_change_does_not_count() throws Exception {
        project.set("changingPlaceholders", "s").failure();
        mended();

        project.placeholder("s", "west").succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two");
    }

    @Test
    void the_way_out_that_is_told_is_one() throws Exception {
        project.failure();
        mended();
        assertThat(project.placeholder("s", "west").failure()).contains("redshift.changingPlaceholders");

        project.set("changingPlaceholders", "s").succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two");
    }

    @Test
    void what_comes_after_the_committed_part_may_use_other_placeholders() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES ('${s}');\nVACUUM lab.done;\nSELECT 1/0;\n");
        project.failure();
        mended();

        project.script("1.sql", "INSERT INTO lab.done VALUES ('${s}');\nVACUUM lab.done;\nSELECT '${t}';\n")
                .placeholder("t", "new")
                .succeed();
    }

    @Test
    void what_runs_on_change_runs_again_when_a_value_changes() throws Exception {
        mended();
        project.set("run", "on-change").succeed();
        project.succeed();
        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two");

        project.placeholder("s", "west").succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two", "west");
    }

    @Test
    void a_value_that_is_gone_is_another_one() throws Exception {
        project.failure();
        mended();
        project.withoutPlaceholders();

        assertThat(project.failure()).contains("sql/1.sql: error[RS4303]").contains("other values of s");
        assertThat(Warehouse.query("SELECT region FROM lab.done")).containsExactly("east");
    }

    @Test
    void what_was_not_counted_once_does_not_keep_a_script_from_running_on_change() throws Exception {
        mended();
        project.set("run", "on-change").set("changingPlaceholders", "s").succeed();

        project.set("changingPlaceholders", "").placeholder("s", "west").succeed();
        project.succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two", "west");
    }

    @Test
    void what_runs_once_is_known_by_its_text_alone() throws Exception {
        mended();
        project.set("run", "once").succeed();

        project.placeholder("s", "west").succeed();

        assertThat(Warehouse.query("SELECT region FROM lab.done ORDER BY 1")).containsExactly("east", "two");
    }

    @Test
    void psql_variables_count_as_well() throws Exception {
        project.set("placeholderSyntax", "psql").script("1.sql", "INSERT INTO lab.done VALUES (:'s');\n");
        project.failure();
        mended();

        assertThat(project.placeholder("s", "west").failure()).contains("error[RS4303]");
    }

    @Test
    void and_so_do_those_that_a_script_makes_of_them() throws Exception {
        project.set("placeholderSyntax", "psql")
                .script("1.sql", "\\set day :s\nINSERT INTO lab.done VALUES (:'day');\n");
        project.failure();
        mended();

        assertThat(project.placeholder("s", "west").failure()).contains("error[RS4303]");
    }

    @Test
    void rows_of_before_say_nothing_of_values() throws Exception {
        project.failure();
        Warehouse.run("UPDATE redshift_deploy.script SET inputs = NULL WHERE path = 'sql/1.sql'");
        mended();

        project.placeholder("s", "west").succeed();
    }

    @Test
    void a_digest_is_salted_and_there_is_none_of_a_secret() throws Exception {
        mended();
        project.script("3.sql", "INSERT INTO lab.done VALUES ('${s}');\n")
                .script("4.sql", "INSERT INTO lab.done VALUES ('${api_key}${dbPassword}');\n")
                .placeholder("api_key", "k1")
                .placeholder("dbPassword", "p1");
        project.succeed();

        String id = project.json().get("id").getAsString();
        assertThat(Warehouse.query("SELECT inputs FROM redshift_deploy.script WHERE deployment = '" + id
                        + "' AND path IN ('sql/1.sql', 'sql/3.sql')"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{16} s=[0-9a-f]{12}"));
        assertThat(Warehouse.query("SELECT inputs FROM redshift_deploy.script WHERE deployment = '" + id
                        + "' AND path IN ('sql/2.sql', 'sql/4.sql')"))
                .containsOnly("");
    }
}

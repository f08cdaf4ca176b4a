package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of psql against the stand-in. */
final class PsqlScriptsTest {

    private static final Path FOLDER = Path.of("../src/it/runs-psql-scripts/sql");

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root).set("placeholderSyntax", "psql");
    }

    @Test
    void a_folder_runs_as_it_is_and_what_is_passed_over_is_told_once() throws Exception {
        for (String name : new String[] {"01_schema.sql", "02_load.sql"}) {
            project.script(name, Files.readString(FOLDER.resolve(name)));
        }

        project.placeholder("reader", "it_psql_readers").succeed();

        assertThat(project.log())
                .filteredOn(line -> line.startsWith("passed over"))
                .containsExactly(
                        "passed over 10 commands of psql: \\echo 3, \\o 2, \\d 1, \\pset 1, \\set ON_ERROR_STOP 1,"
                                + " \\set QUIET 1, \\timing 1");
        Warehouse.run("DROP GROUP it_psql_readers");
    }

    @Test
    void a_failure_is_told_at_its_place_in_the_script() throws Exception {
        project.script("1.sql", "\\set id 'x'\nSELECT 1;\nINSERT INTO lab.done\n\\echo two\nSELECT 1, :'id';\n");

        assertThat(project.failure()).contains("sql/1.sql:5:11: error[RS5001]");
    }

    @Test
    void a_resume_sets_again_what_was_set_before_the_statements_that_are_committed() throws Exception {
        String begin = "\\set id 1\n\\set table lab.done\nINSERT INTO :table VALUES (:id);\n\\set id 2\n";
        project.set("transaction", "none").script("1.sql", begin + "INSERT INTO lab.missing VALUES (:id);\n");
        project.failure();

        project.script("1.sql", begin + "INSERT INTO :table VALUES (:id);\n").succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void a_script_whose_first_value_changed_is_not_resumed_behind_the_statement_with_that_value() throws Exception {
        String rest = "INSERT INTO lab.done VALUES (:id);\n";
        project.set("transaction", "none").script("1.sql", "\\set id 1\n" + rest + "SELECT 1/0;\n");
        project.failure();

        project.script("1.sql", "\\set id 3\n" + rest + "SELECT 1;\n");

        assertThat(project.failure()).contains("error[RS4303]");

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1");
    }
}

package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.PlanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment of a few dozen scripts that goes well is read at a glance. */
final class ConsoleLinesTest {

    private static final int SCRIPTS = 41;

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        project = new Project(root);
    }

    @Test
    void clean_scripts_have_a_line_each_and_so_they_have_when_they_run_again() throws Exception {
        scripts("""
                CREATE TABLE IF NOT EXISTS lab.t%1$d (id int);
                DELETE FROM lab.t%1$d WHERE id = 7;
                INSERT INTO lab.t%1$d (id) VALUES (7), (8);
                """);

        project.succeed();

        assertThat(project.warnings()).isEmpty();
        assertThat(lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(lines())
                .filteredOn(line -> line.contains("sql/12.sql"))
                .singleElement()
                .asString()
                .matches("\\[12/41] sql/12\\.sql  3 statements  2 rows  [0-9.]+ m?s");

        project.log().clear();
        project.succeed();

        assertThat(lines())
                .hasSizeLessThanOrEqualTo(60)
                .contains("38 more times: notice: relation \"…\" already exists, skipping");
    }

    @Test
    void ordinary_smells_take_one_line_of_all_scripts() throws Exception {
        project.set("initSql", "SET search_path TO lab");
        scripts("""
                CREATE TABLE t%1$d (id int);
                DELETE FROM t%1$d;
                INSERT INTO t%1$d (id) VALUES (7), (8);
                """);

        project.succeed();

        assertThat(lines())
                .hasSizeLessThanOrEqualTo(65)
                .filteredOn(line -> line.contains("warning"))
                .singleElement()
                .asString()
                .contains("205 warnings: 123 unqualified-name, 41 delete-without-where, 41 not-repeatable;"
                        + " mvn redshift-deploy:validate shows them");
        assertThat(project.json().getAsJsonArray("problems")).hasSize(1);
    }

    @Test
    void a_plan_has_a_line_a_script_and_a_line_for_those_that_are_skipped() throws Exception {
        project.set("run", "on-change");
        scripts("""
                CREATE TABLE IF NOT EXISTS lab.t%1$d (id int);
                DELETE FROM lab.t%1$d WHERE id = 7;
                INSERT INTO lab.t%1$d (id) VALUES (7), (8);
                TRUNCATE lab.t%1$d;
                VACUUM lab.t%1$d;
                ANALYZE lab.t%1$d;
                """);

        List<String> first = plan();
        project.succeed();
        project.script("12.sql", "INSERT INTO lab.t12 (id) VALUES (9);");
        List<String> second = plan();

        assertThat(first).hasSizeLessThanOrEqualTo(65);
        assertThat(second)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("plan for lab (localhost:"),
                        line -> assertThat(line)
                                .startsWith("skipped: sql/1.sql, sql/2.sql, sql/3.sql and 37 others, applied by "),
                        line -> assertThat(line)
                                .startsWith("[1/1] sql/12.sql: run, ")
                                .endsWith("; statement 1: a transaction; writers of lab.t12 wait"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "no way back: sql/12.sql changes rows of table lab.t12, and has no companion"),
                        line -> assertThat(line).isEqualTo("1 of 41 scripts will run, 40 are skipped"));
    }

    private List<String> plan() throws Exception {
        return PlanReport.lines(project.deployer().plan(project.config(), Warehouse.route()), false);
    }

    @Test
    void scripts_that_are_all_applied_are_told_in_a_line() throws Exception {
        project.set("run", "once");
        scripts("CREATE TABLE lab.t%d (id int);");
        project.succeed();
        project.log().clear();

        project.succeed();

        assertThat(lines())
                .hasSizeLessThanOrEqualTo(20)
                .anyMatch(
                        line -> line.startsWith("skipped: sql/1.sql, sql/2.sql, sql/3.sql and 38 others, applied by "));
    }

    @Test
    void a_hundred_thousand_equal_messages_are_counted_after_the_first_few() throws Exception {
        project.set("parallel", "2").script("1.sql", """
                CREATE PROCEDURE lab.talk() AS $$
                BEGIN
                  FOR i IN 1..100000 LOOP RAISE NOTICE 'late'; END LOOP;
                END
                $$ LANGUAGE plpgsql;
                CALL lab.talk();
                """);

        project.succeed();

        assertThat(lines())
                .hasSizeLessThanOrEqualTo(20)
                .containsSubsequence(
                        "[1/1] sql/1.sql",
                        "    | notice: late",
                        "    | notice: late",
                        "    | notice: late",
                        "99,997 more times: notice: late");
    }

    private void scripts(String text) throws IOException {
        for (int i = 1; i <= SCRIPTS; i++) {
            project.script(i + ".sql", text.formatted(i));
        }
    }

    /** Returns what a person sees. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>(project.log());
        project.warnings().forEach(warning -> lines.addAll(Console.lines(warning)));
        return lines;
    }
}

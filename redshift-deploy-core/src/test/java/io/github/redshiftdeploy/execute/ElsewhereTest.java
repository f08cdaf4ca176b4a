package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose transaction cannot hold the row of the history: in another database, and of Iceberg tables. */
final class ElsewhereTest {

    private static final String BROKEN = "INSERT INTO lab.missing VALUES (1);\n";

    /** The transaction before the write, the write, the transaction behind it. */
    private static final int MESSAGES = 3;

    @TempDir
    private Path root;

    private Project project;

    @BeforeAll
    static void anotherDatabase() throws Exception {
        Warehouse.run("CREATE DATABASE lab_mart");
    }

    @AfterAll
    static void noOtherDatabase() throws Exception {
        Warehouse.run("DROP DATABASE lab_mart");
    }

    @BeforeEach
    void freshSchemas() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "CREATE TABLE lab.done (id int)",
                "DROP SCHEMA IF EXISTS lab_elsewhere CASCADE",
                "DROP TABLE IF EXISTS lab_mart.public.done",
                "CREATE TABLE lab_mart.public.done (id int)");
        project = new Project(root).set("historySchema", "lab_elsewhere");
    }

    @AfterEach
    void mend() throws Exception {
        Warehouse.local().gateway().faults().clear();
        Warehouse.run("DROP TABLE IF EXISTS lab_mart.public.done");
    }

    @Test
    void each_database_that_a_script_writes_has_its_own_transaction() throws Exception {
        project.script("1.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab_mart.public.done VALUES (2);
                INSERT INTO lab_mart.public.done VALUES (3);
                INSERT INTO lab.done VALUES (4);
                """);

        project.succeed();

        assertThat(here()).isEqualTo("1,4");
        assertThat(there()).isEqualTo("2,3");
        assertThat(applied()).isEqualTo("1");
    }

    @Test
    void the_name_of_the_connected_database_means_no_other_one() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\nINSERT INTO dev.lab.done VALUES (2);\n" + BROKEN);

        project.failure();

        assertThat(here()).isEmpty();
    }

    @Test
    void the_history_is_never_written_behind_a_use_and_the_next_script_does_not_meet_it() throws Exception {
        project.script("1.sql", """
                        USE lab_mart;
                        CREATE TABLE IF NOT EXISTS public.later (id int);
                        INSERT INTO done VALUES (1);
                        VACUUM done;
                        INSERT INTO done VALUES (2);
                        """).script("2.sql", "SET search_path TO lab;\nINSERT INTO done VALUES (3);\n");

        project.succeed();

        assertThat(there()).isEqualTo("1,2");
        assertThat(here()).isEqualTo("3");
        assertThat(applied()).isEqualTo("2");
        Warehouse.run("DROP TABLE lab_mart.public.later");
    }

    @Test
    void what_comes_after_reset_use_is_in_the_connected_database_again() throws Exception {
        project.script("1.sql", """
                USE lab_mart;
                INSERT INTO public.done VALUES (1);
                RESET USE;
                INSERT INTO lab.done VALUES (2);
                """);

        project.succeed();

        assertThat(there()).isEqualTo("1");
        assertThat(here()).isEqualTo("2");
        assertThat(applied()).isEqualTo("1");
    }

    @Test
    void a_failure_in_the_other_database_undoes_its_transaction_and_the_next_deployment_goes_on_there()
            throws Exception {
        String begin = "INSERT INTO lab.done VALUES (1);\nUSE lab_mart;\nINSERT INTO public.done VALUES (2);\n";
        project.script("1.sql", begin + "INSERT INTO public.missing VALUES (3);\n");

        String said = project.failure();

        assertThat(said).contains("committed: statements 1 to 2 of this script");
        assertThat(there()).isEmpty();
        project.script("1.sql", begin + "INSERT INTO public.done VALUES (3);\n");
        project.succeed();
        assertThat(here()).isEqualTo("1");
        assertThat(there()).isEqualTo("2,3");
    }

    @Test
    void a_commit_in_the_other_database_without_an_answer_is_found_in_the_query_history() throws Exception {
        project.set("retries", "3");
        project.script("1.sql", "INSERT INTO lab_mart.public.done VALUES (1);\nINSERT INTO lab.done VALUES (2);\n");
        cutAfterTheCommitBehindTheRow();

        project.succeed();

        assertThat(project.log()).anyMatch(line -> line.contains("the connection was lost"));
        assertThat(there()).isEqualTo("1");
        assertThat(here()).isEqualTo("2");
    }

    @Test
    void a_deployment_that_was_cut_there_is_resumed_without_doing_anything_twice() throws Exception {
        project.set("retries", "0");
        project.script(
                "1.sql",
                "BEGIN;\nINSERT INTO lab_mart.public.done VALUES (1);\nCOMMIT;\nCOMMIT;\nINSERT INTO lab.done VALUES (2);\n");
        cutAfterTheCommitBehindTheRow();
        assertThat(project.failure()).contains("unknown: whether statements 1 to 4 have taken effect");
        Warehouse.local().gateway().faults().clear();

        project.succeed();

        assertThat(there()).isEqualTo("1");
        assertThat(here()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a_commit_in_the_other_database_that_did_not_arrive_is_never_taken_for_done(String pipeline) throws Exception {
        project.set("retries", "0").set("pipeline", pipeline);
        project.script("1.sql", """
                INSERT INTO lab_mart.public.done VALUES (1);
                INSERT INTO lab_mart.public.done VALUES (2);
                INSERT INTO lab.done VALUES (3);
                """);
        AtomicBoolean armed = new AtomicBoolean(true);
        project.whenScriptsRun(() -> {
            if (armed.getAndSet(false)) {
                Warehouse.local().gateway().faults().cutBeforeCommit(1);
            }
        });
        assertThat(project.failure()).contains("unknown: whether statements 1 to 2 have taken effect");
        assertThat(there()).isEmpty();
        String said = project.failure();

        assertThat(said).contains("error[RS4302]").contains("statements 1 to 2 have taken effect");
        project.set("resumeAssume", "rerun").succeed();
        assertThat(there()).isEqualTo("1,2");
        assertThat(here()).isEqualTo("3");
    }

    @Test
    void a_row_that_is_left_to_write_behind_a_use_is_written_in_the_connected_database() throws Exception {
        project.script(
                "1.sql",
                "-- redshift-deploy: transaction=none\nUSE lab_mart;\nINSERT INTO done VALUES (1);\nCOMMIT;\n");

        project.succeed();

        assertThat(there()).isEqualTo("1");
        assertThat(applied()).isEqualTo("1");
    }

    @Test
    void truncate_in_the_other_database_is_a_transaction_of_its_own() throws Exception {
        project.script("1.sql", """
                INSERT INTO lab_mart.public.done VALUES (1);
                TRUNCATE lab_mart.public.done;
                INSERT INTO lab_mart.public.done VALUES (2);
                INSERT INTO lab_mart.public.missing VALUES (3);
                """);

        assertThat(project.failure()).contains("committed: statements 1 to 2 of this script");
        assertThat(there()).isEmpty();
    }

    @Test
    void a_transaction_of_two_databases_is_refused_before_anything_runs() throws Exception {
        project.script("1.sql", """
                -- redshift-deploy: transaction=script
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab_mart.public.done VALUES (2);
                """);

        assertThat(project.failure()).contains("1.sql:3:13: error[RS2213]").contains("'lab_mart'");
        assertThat(here()).isEmpty();
    }

    @Test
    void a_deployment_that_is_one_transaction_works_in_one_database() throws Exception {
        project.set("transaction", "deployment").script("1.sql", "INSERT INTO lab_mart.public.done VALUES (1);\n");

        assertThat(project.failure()).contains("error[RS4307]");
        assertThat(there()).isEmpty();
    }

    @Test
    void iceberg_tables_are_written_one_statement_at_a_time_and_resumed_after_it() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_lake CASCADE");
        String begin = """
                CREATE EXTERNAL SCHEMA lab_lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE DEFAULT;
                INSERT INTO lab.done VALUES (1);
                CREATE TABLE lab_lake.ice (id int) USING ICEBERG LOCATION 's3://lab/ice/';
                INSERT INTO lab_lake.ice VALUES (1), (2), (3);
                UPDATE lab_lake.ice SET id = 4 WHERE id = 3;
                DELETE FROM lab_lake.ice WHERE id = 2;
                """;
        project.script("1.sql", begin + BROKEN);
        project.failure();
        project.script("1.sql", begin + "BEGIN;\nINSERT INTO lab_lake.ice VALUES (5);\nCOMMIT;\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab_lake.ice ORDER BY id")).containsExactly("1", "4", "5");
        assertThat(here()).isEqualTo("1");
        Warehouse.run("DROP TABLE lab_lake.ice");
        Warehouse.run("DROP SCHEMA lab_lake CASCADE");
    }

    /** The write commits by itself, without a row beside it: only the query history can tell, or whoever looks. */
    @Test
    void a_deployment_that_is_cut_anywhere_writes_an_iceberg_table_once() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_lake CASCADE");
        Warehouse.run("CREATE EXTERNAL SCHEMA lab_lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE DEFAULT");
        List<String> said = new ArrayList<>();
        for (int passing = 0; passing <= MESSAGES; passing++) {
            Warehouse.run("TRUNCATE lab.done");
            Warehouse.run("CREATE TABLE lab_lake.ice (id int) USING ICEBERG LOCATION 's3://lab/ice/'");
            said.add(cutAfter(passing));

            assertThat(iceberg()).as(passing + " messages").isEqualTo("1");
            assertThat(here()).as(passing + " messages").isEqualTo("1,2");
            Warehouse.run("DROP TABLE lab_lake.ice");
        }
        Warehouse.run("DROP SCHEMA lab_lake CASCADE");

        assertThat(said)
                .anyMatch(each -> each.contains("unknown: whether statement 2 has taken effect"))
                .endsWith("succeeded");
    }

    /** Deploys until it succeeds, telling what is true where somebody is asked, and returns how it began. */
    private String cutAfter(int passing) throws Exception {
        Project cut = new Project(root)
                .set("historySchema", "lab_elsewhere")
                .set("name", "cut-" + passing)
                .set("retries", "0")
                .script("1.sql", """
                        INSERT INTO lab.done VALUES (1);
                        INSERT INTO lab_lake.ice VALUES (1);
                        INSERT INTO lab.done VALUES (2);
                        """);
        AtomicBoolean armed = new AtomicBoolean(true);
        cut.whenScriptsRun(() -> {
            if (armed.getAndSet(false)) {
                Warehouse.local().gateway().faults().cutAfterStatements(passing);
            }
        });
        String first = cut.failure().strip();
        Warehouse.local().gateway().faults().clear();
        if (first.equals("SUCCEEDED")) {
            return "succeeded";
        }
        if (cut.failure().contains("RS4302")) {
            cut.set("resumeAssume", iceberg().isEmpty() ? "rerun" : "done").succeed();
        }
        return first;
    }

    private static String iceberg() throws Exception {
        return String.join(",", Warehouse.query("SELECT id FROM lab_lake.ice ORDER BY id"));
    }

    @Test
    void the_catalogue_tells_which_schema_is_external_also_for_changes_of_rows() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_lake CASCADE");
        Warehouse.run("CREATE EXTERNAL SCHEMA lab_lake FROM DATA CATALOG DATABASE 'lake' IAM_ROLE DEFAULT");
        Warehouse.run("CREATE TABLE lab_lake.ice (id int) USING ICEBERG LOCATION 's3://lab/ice/'");
        project.script("1.sql", """
                INSERT INTO lab_lake.ice VALUES (1);
                UPDATE lab_lake.ice SET id = 2;
                INSERT INTO lab.done VALUES (1);
                DELETE FROM lab_lake.ice;
                """);

        project.succeed();

        assertThat(here()).isEqualTo("1");
        Warehouse.run("DROP TABLE lab_lake.ice");
        Warehouse.run("DROP SCHEMA lab_lake CASCADE");
    }

    @Test
    void a_schema_of_another_database_of_which_nobody_knows_what_it_is_is_written_one_statement_at_a_time()
            throws Exception {
        project.script("1.sql", """
                USE lab_mart;
                DROP SCHEMA IF EXISTS lab_far CASCADE;
                CREATE EXTERNAL SCHEMA lab_far FROM DATA CATALOG DATABASE 'far' IAM_ROLE DEFAULT;
                CREATE TABLE lab_far.ice (id int) USING ICEBERG LOCATION 's3://lab/far/';
                """);
        project.succeed();
        project.script("1.sql", """
                INSERT INTO lab_mart.lab_far.ice VALUES (1);
                INSERT INTO lab_mart.lab_far.ice VALUES (2);
                DROP TABLE lab_mart.lab_far.ice;
                """);

        project.succeed();
    }

    /** The first COMMIT of a script in another database is that of the row which says that it begins. */
    private void cutAfterTheCommitBehindTheRow() {
        project.whenScriptsRun(() -> Warehouse.local().gateway().faults().cutAfterCommit(1));
    }

    @Test
    void an_iceberg_write_allows_no_neighbour_in_a_transaction_of_the_whole_script() throws Exception {
        project.script("1.sql", """
                -- redshift-deploy: transaction=script
                INSERT INTO lab.done VALUES (1);
                INSERT INTO awsdatacatalog.web.clicks VALUES (1);
                """);

        assertThat(project.failure()).contains("1.sql:3:1: error[RS2201]").contains("'transaction=script'");
        assertThat(here()).isEmpty();
    }

    private static String here() throws Exception {
        return String.join(",", Warehouse.query("SELECT id FROM lab.done ORDER BY id"));
    }

    private static String there() throws Exception {
        return String.join(",", Warehouse.query("SELECT id FROM lab_mart.public.done ORDER BY id"));
    }

    private static String applied() throws Exception {
        return Warehouse.query("SELECT count(*) FROM lab_elsewhere.script WHERE state = 'succeeded'")
                .get(0);
    }
}

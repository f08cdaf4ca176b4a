package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script leaves in its session is met by nobody else, and is never mistaken for something else. */
final class SessionsTest {

    private static final String NONE = "-- redshift-deploy: transaction=none\n";
    private static final String BROKEN = "SELECT 1/0;\n";
    private static final String WHOLE = "SELECT 1;\n";

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void aPermanentTableOfTheSameName() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "DROP TABLE IF EXISTS public.stage_y",
                "CREATE TABLE public.stage_y (i int)",
                "INSERT INTO public.stage_y VALUES (1), (2), (3)",
                "CREATE TABLE lab.done (id int)",
                "CREATE TABLE lab.notes (note varchar(200))",
                "CREATE PROCEDURE lab.make_stage() LANGUAGE plpgsql AS"
                        + " $$ BEGIN CREATE TEMP TABLE stage_y (i int); END; $$",
                "CREATE PROCEDURE lab.make_any(name varchar) LANGUAGE plpgsql AS"
                        + " $$ BEGIN EXECUTE 'CREATE TEMP TABLE ' || name || ' (i int)'; END; $$",
                "CREATE PROCEDURE lab.quiet() LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO lab.done VALUES (7); END; $$");
        project = new Project(root);
    }

    @AfterEach
    void theWayItWas() throws Exception {
        Warehouse.local().gateway().faults().clear();
        Warehouse.run("DROP TABLE IF EXISTS public.stage_y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL lab.make_stage();\n",
                "CALL lab.make_any('stage_y');\n",
                "CREATE /* c */ TEMP TABLE stage_y (i int);\n",
                "CREATE TABLE\n-- c\n#stage_y (i int);\nALTER TABLE #stage_y RENAME TO stage_y;\n",
                "SELECT 1 AS i INTO /* of the session */ TEMP TABLE stage_y;\n"
            })
    void a_resumed_script_never_meets_a_permanent_table_in_place_of_a_temporary_one(String making) throws Exception {
        String rest = "DELETE FROM stage_y WHERE i > 0;\n";
        String begin = NONE + making + "INSERT INTO stage_y VALUES (9);\n";
        project.script("1.sql", begin + BROKEN + rest);
        project.failure();
        project.script("1.sql", begin + WHOLE + rest);

        String said = project.failure();

        assertThat(said).contains("error[RS4304]").contains("redshift.resume=false");
        assertThat(permanent()).isEqualTo("3");
    }

    @Test
    void a_script_goes_on_when_nothing_of_the_rest_can_mean_a_temporary_table() throws Exception {
        String begin = NONE + "CALL lab.make_any('stage_y');\nINSERT INTO stage_y VALUES (9);\n";
        project.script("1.sql", begin + BROKEN + "INSERT INTO lab.done VALUES (2);\n");
        project.failure();
        project.script("1.sql", begin + WHOLE + "INSERT INTO lab.done VALUES (2);\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL lab.quiet();\n",
                "INSERT INTO lab.notes VALUES ('ticket into #42');\n",
                "CREATE TEMP TABLE gone (i int);\nDROP TABLE gone;\n"
            })
    void what_leaves_no_temporary_table_lets_a_script_go_on(String first) throws Exception {
        String rest = "DELETE FROM stage_y WHERE i > 2;\n";
        project.script("1.sql", NONE + first + BROKEN + rest);
        project.failure();
        project.script("1.sql", NONE + first + WHOLE + rest);

        project.succeed();

        assertThat(permanent()).isEqualTo("2");
    }

    @Test
    void after_a_lost_connection_a_script_does_not_go_on_with_a_permanent_table() throws Exception {
        project.set("retries", "3").set("pipeline", "false");
        project.script(
                "1.sql",
                NONE + "CALL lab.make_stage();\nINSERT INTO stage_y VALUES (9);\n"
                        + "SELECT pg_terminate_backend(pg_backend_pid());\nDELETE FROM stage_y WHERE i > 0;\n");

        String said = project.failure();

        assertThat(said).contains("the connection was lost").contains("cannot go on in a new session");
        assertThat(permanent()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void a_temporary_table_is_gone_when_its_script_has_ended(String lanes) throws Exception {
        project.set("parallel", lanes)
                .script("1.sql", "CREATE TEMP TABLE stage_y (i int);\nINSERT INTO stage_y VALUES (9);\n")
                .script("2.sql", "CALL lab.make_any('stage_y');\n")
                .script("3.sql", "DELETE FROM stage_y WHERE i > 1;\n");

        CompletableFuture.runAsync(this::succeed).get(60, TimeUnit.SECONDS);

        assertThat(permanent()).isEqualTo("1");
    }

    @Test
    void after_a_commit_without_an_answer_the_search_path_is_made_again() throws Exception {
        Warehouse.run("CREATE TABLE lab.stage_y (i int)", "INSERT INTO lab.stage_y VALUES (5), (6)");
        project.set("retries", "3").script("1.sql", """
                        SET search_path TO lab;
                        INSERT INTO done VALUES (1);
                        VACUUM lab.done;
                        DELETE FROM stage_y WHERE i > 0;
                        """);
        project.whenScriptsRun(() -> Warehouse.local().gateway().faults().cutAfterCommit());

        project.succeed();

        assertThat(project.log()).anyMatch(line -> line.contains("the connection was lost"));
        assertThat(permanent()).isEqualTo("3");
        assertThat(Warehouse.query("SELECT i FROM lab.stage_y")).isEmpty();
    }

    @Test
    void a_setting_that_the_script_rolled_back_is_not_made_again() throws Exception {
        Warehouse.run("CREATE TABLE lab.stage_y (i int)", "INSERT INTO lab.stage_y VALUES (5)");
        String begin = "BEGIN;\nSET search_path TO lab;\nROLLBACK;\nVACUUM lab.done;\n";
        project.script("1.sql", begin + BROKEN + "DELETE FROM stage_y WHERE i > 0;\n");
        project.failure();
        project.script("1.sql", begin + WHOLE + "DELETE FROM stage_y WHERE i > 0;\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT i FROM lab.stage_y")).containsExactly("5");
        assertThat(permanent()).isEqualTo("0");
    }

    @Test
    void a_temporary_table_that_a_rollback_brings_back_is_none_that_is_gone() throws Exception {
        String begin = NONE + "CREATE TEMP TABLE stage_y (i int);\nBEGIN;\nDROP TABLE stage_y;\nROLLBACK;\n";
        project.script("1.sql", begin + BROKEN + "DELETE FROM stage_y WHERE i > 0;\n");
        project.failure();
        project.script("1.sql", begin + WHOLE + "DELETE FROM stage_y WHERE i > 0;\n");

        assertThat(project.failure()).contains("error[RS4304]");
        assertThat(permanent()).isEqualTo("3");
    }

    @Test
    void what_makes_a_session_again_is_sent_again_with_a_message_that_the_server_could_not_read() throws Exception {
        Warehouse.run("CREATE TABLE lab.stage_y (i int)", "INSERT INTO lab.stage_y VALUES (5)");
        project.set("validate", "false");
        String begin = "SET search_path TO lab;\nVACUUM lab.done;\n";
        project.script("1.sql", begin + BROKEN);
        project.failure();
        project.script("1.sql", begin + "DELETE FROM stage_y WHERE i > 0;\nCOMMIT;\nSELEC 1;\n");

        project.failure();

        assertThat(permanent()).isEqualTo("3");
        assertThat(Warehouse.query("SELECT i FROM lab.stage_y")).isEmpty();
    }

    @Test
    void the_history_keeps_the_sessions_that_there_are_and_not_those_that_have_ended() throws Exception {
        Warehouse.run("DROP SCHEMA IF EXISTS lab_sessions CASCADE");
        project.set("historySchema", "lab_sessions");
        for (int i = 1; i <= 4; i++) {
            project.script(i + ".sql", "CREATE TEMP TABLE stage_y (i int);\n");
        }

        project.succeed();

        assertThat(Warehouse.query("SELECT processes FROM lab_sessions.deployment"))
                .singleElement()
                .asString()
                .matches("\\d+");
    }

    @Test
    void a_setting_made_inside_of_an_expression_ends_with_its_script() throws Exception {
        Warehouse.run("CREATE TABLE lab.stage_y (i int)", "INSERT INTO lab.stage_y VALUES (5)");
        project.script("1.sql", "INSERT INTO lab.notes SELECT set_config('search_path', 'lab', false);\n")
                .script("2.sql", "DELETE FROM stage_y WHERE i > 0;\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT i FROM lab.stage_y")).containsExactly("5");
        assertThat(permanent()).isEqualTo("0");
    }

    @Test
    void a_setting_that_cannot_be_made_again_lets_no_script_go_on() throws Exception {
        String begin = NONE + "INSERT INTO lab.notes SELECT set_config('datestyle', 'ISO, DMY', false);\n";
        project.script("1.sql", begin + BROKEN + "INSERT INTO lab.notes VALUES (CURRENT_DATE::varchar);\n");
        project.failure();
        project.script("1.sql", begin + WHOLE + "INSERT INTO lab.notes VALUES (CURRENT_DATE::varchar);\n");

        assertThat(project.failure()).contains("error[RS4304]");
    }

    @Test
    void a_prepared_plan_is_prepared_again() throws Exception {
        String begin = NONE + "PREPARE add_one (int) AS INSERT INTO lab.done VALUES ($1);\nEXECUTE add_one(1);\n";
        project.script("1.sql", begin + BROKEN + "EXECUTE add_one(2);\n");
        project.failure();
        project.script("1.sql", begin + WHOLE + "EXECUTE add_one(2);\n");

        project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void wherever_an_answer_is_lost_the_rest_of_a_script_has_its_session(int statements) throws Exception {
        Warehouse.run("CREATE TABLE lab.stage_y (i int)");
        project.set("pipeline", "false").script("1.sql", """
                SET search_path TO lab;
                INSERT INTO stage_y VALUES (8);
                VACUUM lab.done;
                INSERT INTO stage_y VALUES (9);
                """);
        project.whenScriptsRun(() -> Warehouse.local().gateway().faults().cutAfterStatements(statements));

        project.succeed();

        Warehouse.local().gateway().faults().clear();
        assertThat(Warehouse.query("SELECT i FROM lab.stage_y ORDER BY i")).containsExactly("8", "9");
        assertThat(permanent()).isEqualTo("3");
    }

    private void succeed() {
        try {
            project.succeed();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String permanent() throws Exception {
        return Warehouse.query("SELECT count(*) FROM public.stage_y").get(0);
    }
}

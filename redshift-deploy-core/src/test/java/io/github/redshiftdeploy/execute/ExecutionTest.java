package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.Marker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExecutionTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        project = new Project(root);
    }

    @Test
    void puts_each_transactional_stretch_into_a_transaction() throws Exception {
        project.script("one.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                VACUUM lab.done;
                INSERT INTO lab.done VALUES (4);
                VACUUM lab.done;
                INSERT INTO lab.done VALUES (6);
                TRUNCATE lab.done;
                INSERT INTO lab.done VALUES (8);
                INSERT INTO lab.done VALUES (9);
                """);

        project.succeed();

        assertThat(sent())
                .containsExactly(
                        "BEGIN; INSERT INTO lab.done VALUES (1); INSERT INTO lab.done VALUES (2); row 2 of 9; COMMIT;"
                                + " BEGIN; row 2 of 9, 3 alone; COMMIT",
                        "VACUUM lab.done",
                        "BEGIN; row 3 of 9; COMMIT; BEGIN; INSERT INTO lab.done VALUES (4); row 4 of 9; COMMIT;"
                                + " BEGIN; row 4 of 9, 5 alone; COMMIT",
                        "VACUUM lab.done",
                        "BEGIN; row 5 of 9; COMMIT; BEGIN; INSERT INTO lab.done VALUES (6); row 7 of 9;"
                                + " TRUNCATE lab.done",
                        "BEGIN; INSERT INTO lab.done VALUES (8); INSERT INTO lab.done VALUES (9); row 9 of 9; COMMIT");
        assertThat(done()).containsExactly("8", "9");
    }

    @Test
    void honours_the_transactions_of_a_script() throws Exception {
        project.script("one.sql", """
                INSERT INTO lab.done VALUES (1);
                BEGIN;
                INSERT INTO lab.done VALUES (3);
                INSERT INTO lab.done VALUES (4);
                COMMIT;
                START TRANSACTION;
                INSERT INTO lab.done VALUES (7);
                ROLLBACK;
                INSERT INTO lab.done VALUES (9);
                """);

        project.succeed();

        assertThat(sent())
                .containsExactly(
                        "BEGIN; INSERT INTO lab.done VALUES (1); row 1 of 9; COMMIT; BEGIN;"
                                + " INSERT INTO lab.done VALUES (3); INSERT INTO lab.done VALUES (4); row 5 of 9; COMMIT;"
                                + " START TRANSACTION; INSERT INTO lab.done VALUES (7)",
                        "ROLLBACK",
                        "BEGIN; row 8 of 9; COMMIT; BEGIN; INSERT INTO lab.done VALUES (9); row 9 of 9; COMMIT");
        assertThat(done()).containsExactly("1", "3", "4", "9");
        assertThat(project.scriptsInReport()).containsExactly("one.sql: succeeded, 9 of 9 executed, 9 committed");
    }

    @Test
    void a_commit_without_begin_ends_the_transaction_before_it_in_the_same_message() throws Exception {
        project.script("one.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                COMMIT;
                COMMIT;
                INSERT INTO lab.done VALUES (5);
                END;
                """);

        Outcome outcome = project.succeed();

        assertThat(sent())
                .containsExactly("BEGIN; INSERT INTO lab.done VALUES (1); INSERT INTO lab.done VALUES (2); row 4 of 6;"
                        + " COMMIT; BEGIN; INSERT INTO lab.done VALUES (5); row 6 of 6; COMMIT");
        assertThat(outcome.scripts().get(0).rows()).isEqualTo(3);
        assertThat(project.scriptsInReport()).containsExactly("one.sql: succeeded, 6 of 6 executed, 6 committed");
        assertThat(done()).containsExactly("1", "2", "5");
    }

    @Test
    void a_commit_without_begin_counts_with_the_statement_that_commits_before_it() throws Exception {
        project.script("one.sql", """
                COMMIT;
                VACUUM lab.done;
                COMMIT;
                INSERT INTO lab.done VALUES (4);
                TRUNCATE lab.done;
                COMMIT;
                BEGIN;
                INSERT INTO lab.done VALUES (8);
                COMMIT;
                COMMIT;
                BEGIN;
                INSERT INTO lab.done VALUES (12);
                ROLLBACK;
                COMMIT;
                """);

        project.succeed();

        assertThat(sent())
                .containsExactly(
                        "BEGIN; row 1 of 14, 2 alone; COMMIT",
                        "VACUUM lab.done",
                        "BEGIN; row 3 of 14; COMMIT; BEGIN; INSERT INTO lab.done VALUES (4); row 6 of 14;"
                                + " TRUNCATE lab.done",
                        "BEGIN; INSERT INTO lab.done VALUES (8); row 10 of 14; COMMIT; BEGIN;"
                                + " INSERT INTO lab.done VALUES (12)",
                        "ROLLBACK",
                        "BEGIN; row 14 of 14; COMMIT");
        assertThat(done()).containsExactly("8");
    }

    @Test
    void a_script_of_nothing_but_commits_is_applied() throws Exception {
        project.script("one.sql", "COMMIT;\nEND;\n").set("run", "once");

        project.succeed();
        project.succeed();

        assertThat(project.log()).anyMatch(line -> line.startsWith("skipped: sql/one.sql, applied by "));
    }

    @Test
    void passes_over_a_commit_in_a_script_without_transaction() throws Exception {
        project.script("one.sql", """
                -- redshift-deploy: transaction=none
                INSERT INTO lab.done VALUES (1);
                COMMIT;
                INSERT INTO lab.done VALUES (3);
                """);

        project.succeed();

        assertThat(sent())
                .containsExactly(
                        "BEGIN; row 0 of 3, 1 alone; COMMIT",
                        "INSERT INTO lab.done VALUES (1)",
                        "BEGIN; row 2 of 3; COMMIT; BEGIN; row 2 of 3, 3 alone; COMMIT",
                        "INSERT INTO lab.done VALUES (3)",
                        "BEGIN; row 3 of 3; COMMIT");
    }

    @Test
    void a_deployment_that_is_one_transaction_refuses_a_commit_with_its_line() throws Exception {
        project.set("transaction", "deployment")
                .script("one.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("two.sql", "INSERT INTO lab.done VALUES (2);\nCOMMIT;\n");

        assertThat(project.failure())
                .startsWith("sql/two.sql:2:1: error[RS2201]: 'COMMIT' does not fit 'redshift.transaction=deployment'");
        assertThat(done()).isEmpty();
    }

    @Test
    void a_deployment_that_is_one_transaction_stays_one_whatever_a_script_says_for_itself() throws Exception {
        project.set("transaction", "deployment")
                .script("one.sql", "-- redshift-deploy: transaction=none\nINSERT INTO lab.done VALUES (1);\n")
                .script("two.sql", "INSERT INTO lab.missing VALUES (2);\n");

        project.failure();

        assertThat(done()).isEmpty();
    }

    @Test
    void commits_each_statement_of_a_script_without_transaction() throws Exception {
        project.script("one.sql", """
                -- redshift-deploy: transaction=none
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                """);

        project.succeed();

        assertThat(sent())
                .containsExactly(
                        "BEGIN; row 0 of 2, 1 alone; COMMIT",
                        "INSERT INTO lab.done VALUES (1)",
                        "BEGIN; row 1 of 2; COMMIT; BEGIN; row 1 of 2, 2 alone; COMMIT",
                        "INSERT INTO lab.done VALUES (2)",
                        "BEGIN; row 2 of 2; COMMIT");
    }

    @Test
    void leads_every_statement_with_its_marker() throws Exception {
        project.script("a */ DROP.sql", "SELECT 1;\nSELECT '🚀';");

        project.succeed();

        String id = project.json().get("id").getAsString();
        assertThat(journal().stream().flatMap(message -> Stream.of(message.split("\n;\n"))))
                .contains(
                        "/* redshift-deploy id=" + id + " actor=ann commit=0123abc */ SET query_group TO"
                                + " 'redshift-deploy " + id + "'",
                        Marker.beginning(id, "sql/a */ DROP.sql", 1) + "id=" + id
                                + " script=sql/a__/_DROP.sql statement=1 actor=ann"
                                + " commit=0123abc */ SELECT 1",
                        Marker.beginning(id, "sql/a */ DROP.sql", 2) + "id=" + id
                                + " script=sql/a__/_DROP.sql statement=2 actor=ann"
                                + " commit=0123abc */ SELECT '🚀'");
    }

    @Test
    void shows_rows_and_counts_changes() throws Exception {
        project.script("one.sql", """
                INSERT INTO lab.done VALUES (1), (2), (3);
                DELETE FROM lab.done WHERE id > 1;
                UPDATE lab.done SET id = 7;
                CREATE TABLE lab.copy AS SELECT 1 AS n UNION ALL SELECT 2;
                SELECT id AS "the id", NULL AS nothing, 'tab\there' AS text FROM lab.done;
                """);

        Outcome outcome = project.succeed();

        assertThat(outcome.scripts().get(0).rows()).isEqualTo(3 + 2 + 1 + 2);
        assertThat(project.log())
                .containsSubsequence(
                        "[1/1] sql/one.sql",
                        "    | the id  nothing  text",
                        "    | ------  -------  --------",
                        "    | 7       NULL     tab here",
                        "    | 1 row")
                .element(project.log().size() - 2)
                .asString()
                .matches("    5 statements  8 rows  [0-9.]+ m?s");
    }

    @Test
    void shows_the_first_rows_of_a_long_result_and_says_that_there_are_more() throws Exception {
        project.script("one.sql", "SELECT generate_series(1, 21);").script("two.sql", "SELECT generate_series(1, 20);");

        project.succeed();

        assertThat(project.log()).contains("    | the first 20 rows; there are more", "    | 20 rows");
    }

    @Test
    void passes_on_what_a_procedure_says_while_it_runs() throws Exception {
        Warehouse.run("CREATE TABLE lab.gate (id int)");
        project.script("one.sql", """
                CREATE PROCEDURE lab.work() AS $$
                BEGIN
                  RAISE INFO 'before';
                  INSERT INTO lab.gate VALUES (1);
                  RAISE INFO 'after';
                END
                $$ LANGUAGE plpgsql;
                CALL lab.work();
                CALL lab.work();
                SELECT 1;
                """);
        CompletableFuture<Outcome> deployment;

        try (Connection connection = Warehouse.cluster().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            deployment = CompletableFuture.supplyAsync(this::deploy);
            Warehouse.await("the first message is there", () -> said().contains("    | info: before"));
            assertThat(said()).doesNotContain("    | info: after");
            connection.rollback();
        }

        assertThat(deployment.get(20, TimeUnit.SECONDS).state()).isEqualTo(State.SUCCEEDED);
        assertThat(said())
                .filteredOn(line -> line.contains("info:"))
                .containsExactly("    | info: before", "    | info: after", "    | info: before", "    | info: after");
    }

    @Test
    void passes_on_the_first_of_many_messages_and_counts_the_others() throws Exception {
        project.script("one.sql", """
                CREATE PROCEDURE lab.talk() AS $$
                BEGIN
                  FOR i IN 1..3000 LOOP RAISE INFO 'message %', i; END LOOP;
                END
                $$ LANGUAGE plpgsql;
                CALL lab.talk();
                SELECT 1;
                SELECT 2;
                """);

        project.succeed();

        assertThat(said())
                .filteredOn(line -> line.contains("info: message"))
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(said()).contains("    | and 2,900 more messages");
    }

    @Test
    void no_script_depends_on_the_settings_of_the_one_before() throws Exception {
        Warehouse.run("DROP USER IF EXISTS eve", "CREATE USER eve PASSWORD 'First-1-Password'");
        project.set("initSql", "SET search_path TO lab")
                .set("statementTimeout", "77s")
                .set("queryGroup", "night")
                .script("1.sql", """
                        SET search_path TO pg_catalog;
                        SET statement_timeout TO 5000;
                        SET query_group TO 'mine';
                        SET SESSION AUTHORIZATION eve;
                        SELECT current_user AS who;
                        """)
                .script("2.sql", """
                        SELECT current_user AS who;
                        SHOW search_path;
                        SHOW statement_timeout;
                        SHOW query_group;
                        SHOW application_name;
                        INSERT INTO done VALUES (1);
                        """);

        project.succeed();

        String id = project.json().get("id").getAsString();
        List<String> second = said().subList(said().indexOf("[2/2] sql/2.sql"), said().size());
        assertThat(said()).contains("    | eve");
        assertThat(second).contains("    | awsuser", "    | lab", "    | night", "    | redshift-deploy " + id);
        assertThat(second).doesNotContain("    | eve", "    | mine");
        assertThat(second).anyMatch(line -> line.matches("    \\| (77s|77000)"));
    }

    @Test
    void no_script_depends_on_what_a_procedure_or_a_function_set_in_the_one_before() throws Exception {
        project.script("1.sql", """
                        CREATE PROCEDURE lab.go() AS $$
                        BEGIN
                            SET search_path TO lab;
                        END
                        $$ LANGUAGE plpgsql;
                        """)
                .script("2.sql", "CALL lab.go();")
                .script("3.sql", "SELECT 'in lab' AS place WHERE current_setting('search_path') = 'lab';")
                .script("4.sql", "SELECT Set_Config('search_path', 'lab', false);")
                .script("5.sql", "INSERT INTO done VALUES (1);");

        String failure = project.failure();

        assertThat(said()).doesNotContain("    | in lab");
        assertThat(failure).contains("sql/5.sql:1:13").contains("relation \"done\" does not exist");
    }

    @Test
    void counts_no_rows_that_were_rolled_back() throws Exception {
        project.script("one.sql", """
                INSERT INTO lab.done VALUES (1);
                BEGIN;
                INSERT INTO lab.done VALUES (2), (3);
                ROLLBACK;
                VACUUM lab.done;
                INSERT INTO lab.done VALUES (4), (5), (6), (7);
                TRUNCATE lab.gone;
                """);

        Outcome outcome = project.deploy();

        assertThat(outcome.state()).isEqualTo(State.FAILED);
        assertThat(outcome.scripts().get(0).rows()).isEqualTo(1);
        assertThat(done()).containsExactly("1");
    }

    @Test
    void a_script_may_abort_its_own_transaction() throws Exception {
        project.script("one.sql", """
                BEGIN;
                INSERT INTO lab.done VALUES (2);
                ABORT;
                INSERT INTO lab.done VALUES (4);
                """);

        project.succeed();

        assertThat(done()).containsExactly("4");
    }

    @Test
    void notices_a_script_that_changes_while_it_runs_before_its_last_commit() throws Exception {
        project.script("one.sql", "INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (2);\n");
        whenItBegins("INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (3);\n");

        String failure = project.failure();

        assertThat(failure)
                .contains("the script changed while the deployment was running")
                .contains("committed: nothing")
                .contains("not committed: statements 1 to 2 of this script");
        assertThat(done()).isEmpty();
    }

    @Test
    void notices_a_script_that_grows_while_it_runs() throws Exception {
        project.script("one.sql", "INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (2);\n");
        whenItBegins(
                "INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (2);\nINSERT INTO lab.done VALUES (3)");

        assertThat(project.failure()).contains("the script changed while the deployment was running");
        assertThat(done()).isEmpty();
    }

    @Test
    void notices_a_script_that_shrinks_while_it_runs() throws Exception {
        project.script("one.sql", "INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (2);\n");
        whenItBegins("INSERT INTO lab.done VALUES (1);\n");

        assertThat(project.failure())
                .contains("the script changed while the deployment was running")
                .contains("not committed: statements 1 to 2 of this script");
        assertThat(done()).isEmpty();
    }

    @Test
    void a_procedure_that_commits_is_called_by_itself() throws Exception {
        project.script("1.sql", """
                CREATE PROCEDURE lab.work() AS $$
                BEGIN
                  INSERT INTO lab.done VALUES (0);
                  COMMIT;
                END
                $$ LANGUAGE plpgsql;
                """).script("2.sql", "INSERT INTO lab.done VALUES (1);\nCALL lab.work();");

        project.succeed();

        assertThat(done()).containsExactly("0", "1");
        assertThat(sent()).contains("CALL lab.work()");
    }

    @Test
    void the_record_holds_who_deployed_what_where() throws Exception {
        project.script("one.sql", "SELECT 1;");

        project.succeed();

        JsonObject record = project.json();
        assertThat(record.get("state").getAsString()).isEqualTo("succeeded");
        assertThat(record.get("actor").getAsString()).isEqualTo("ann");
        assertThat(record.get("commit").getAsString()).isEqualTo("0123abc");
        assertThat(record.get("endpoint").getAsString())
                .isEqualTo("localhost:" + Warehouse.local().port());
        assertThat(record.get("problems").getAsJsonArray()).isEmpty();
    }

    @Test
    void the_record_says_why_nothing_ran() throws Exception {
        project.script("one.sql", "SELECT 'open;").script("two.sql", "SELECT 1");

        String failure = project.failure();

        assertThat(failure).contains("RS1001");
        assertThat(project.json().get("state").getAsString()).isEqualTo("failed");
        assertThat(project.json().getAsJsonArray("problems")).hasSize(1);
        assertThat(project.json().getAsJsonArray("scripts")).isEmpty();
    }

    private Outcome deploy() {
        try {
            return project.deploy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> said() {
        return project.log();
    }

    private void whenItBegins(String text) {
        project.listen(line -> {
            if (line.startsWith("deployment ")) {
                rewrite(text);
            }
        });
    }

    private void rewrite(String text) {
        try {
            project.script("one.sql", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> done() throws Exception {
        return Warehouse.query("SELECT id FROM lab.done ORDER BY id");
    }

    private static List<String> journal() {
        return Warehouse.local().gateway().journal();
    }

    /**
     * Returns the messages of the last deployment about its scripts, without the markers and with its rows in short.
     */
    private static List<String> sent() {
        List<String> all = journal();
        int begin = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains("INSERT INTO \"redshift_deploy\".deployment")) {
                begin = i + 1;
            }
        }
        return all.subList(begin, all.size()).stream()
                .map(ExecutionTest::inShort)
                .filter(message -> !message.contains("redshift_deploy"))
                .toList();
    }

    private static String inShort(String message) {
        return message.replaceAll("/\\*.*?\\*/ ", "")
                .replaceAll(
                        "SELECT COUNT\\(n\\), SYSDATE::TIMESTAMPTZ AS began FROM \"redshift_deploy\".\"fence_\\w+\"(\n;\n)?",
                        "")
                .replaceAll(
                        "INSERT INTO \"redshift_deploy\".script .*?'(?:running|succeeded)', (\\d+), (\\d+), [^,]+, (\\d+), .*",
                        "row $2 of $1, $3 alone")
                .replace(", 0 alone", "")
                .replace("\n;\n", "; ");
    }
}

package io.github.redshiftdeploy.sqltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code test}, over Amazon's driver. */
final class SqlTestTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void sales() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "CREATE TABLE lab.sales (id INTEGER, region VARCHAR(10), amount DECIMAL(8,2), paid BOOLEAN)",
                "INSERT INTO lab.sales VALUES (1, 'north', 10.50, TRUE), (2, 'south', 20, FALSE), (3, NULL, NULL, NULL)");
        project = new Project(root).script("sales.sql", "SELECT 1;");
    }

    @Test
    void what_is_as_expected_passes_and_leaves_nothing() throws Exception {
        project.script("sales.test.sql", """
                CREATE TEMP TABLE expected (id INTEGER);
                INSERT INTO lab.sales VALUES (4, 'east', 1, TRUE);
                SET search_path TO lab;
                -- expect: 4
                SELECT COUNT(*) FROM sales;
                -- expect: 31.5
                SELECT SUM(amount) FROM lab.sales;
                SELECT NOT EXISTS (SELECT 1 FROM expected);
                -- expect: 'north'
                SELECT region FROM lab.sales WHERE id = 1;
                -- expect: NULL
                SELECT region FROM lab.sales WHERE id = 3;
                -- expect: 2026-01-05 09:30:00
                SELECT TIMESTAMP '2026-01-05 09:30';
                -- expect: empty
                SELECT * FROM expected;
                -- expect: rows 4
                -- within: 10 s
                SELECT * FROM lab.sales;
                -- A boolean is written as one reads it.
                -- expect: columns id integer, region varchar, amount numeric(8,2), paid bool
                -- expect: table
                -- | id | region | amount | paid  |
                -- |----|--------|--------|-------|
                -- | 1  | north  | 10.5   | true  |
                -- | 2  | south  | 20     | false |
                -- | 3  | NULL   | NULL   | NULL  |
                -- | 4  | 'east' | 1      | t     |
                SELECT * FROM lab.sales ORDER BY id;
                -- expect: table in any order
                -- | south |
                -- | north |
                SELECT region FROM lab.sales WHERE id < 3;
                -- expect: error 42P01 "lab.nothing" does not exist
                SELECT * FROM lab.nothing;
                -- expect: 4
                SELECT COUNT(*) FROM sales;
                """);

        TestOutcome outcome = test();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.failure()).isEmpty();
        assertThat(project.log()).contains("succeeded: 1 of 1 test, 12 assertions in " + took());
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.sales")).containsExactly("3");
        assertThat(Warehouse.query("SELECT kind || ' ' || state FROM redshift_deploy.deployment WHERE project = '"
                        + root.getFileName() + "'"))
                .containsExactly("test succeeded");
    }

    private String took() {
        String last = project.log().get(project.log().size() - 1);
        return last.substring(last.lastIndexOf(" in ") + 4);
    }

    @Test
    void all_that_is_not_as_expected_is_told_with_what_is_there() throws Exception {
        project.script("sales.test.sql", """
                -- expect: 42
                SELECT COUNT(*) FROM lab.sales;
                SELECT COUNT(*) = 4 FROM lab.sales;
                SELECT id FROM lab.sales ORDER BY id;
                -- expect: table
                -- | 1 | north |
                -- | 2 | west  |
                -- | 3 | NULL  |
                SELECT id, region FROM lab.sales ORDER BY id;
                -- expect: columns id bigint
                SELECT id FROM lab.sales;
                -- expect: rows 2
                SELECT id FROM lab.sales;
                -- expect: error 42P01
                SELECT 1/0;
                SELECT nothing FROM lab.sales;
                SELECT 1;
                SELECT 2;
                """).script("other.sql", "SELECT 1;").script("other.test.sql", "SELECT TRUE;");

        TestOutcome outcome = test();

        assertThat(text(outcome)).isEqualTo("""
                sql/sales.test.sql:2:1: error[RS6603]: expected 42, and it is 3
                2 | SELECT COUNT(*) FROM lab.sales;
                  | ^
                sql/sales.test.sql:3:1: error[RS6603]: expected true, and it is false
                3 | SELECT COUNT(*) = 4 FROM lab.sales;
                  | ^
                sql/sales.test.sql:4:1: error[RS6603]: it returns 3 rows of 1 column, and no comment says what is expected
                4 | SELECT id FROM lab.sales ORDER BY id;
                  | ^
                  = rows:
                  |   | id |
                  |   | 1 |
                  |   | 2 |
                  |   | 3 |
                  = help: write '-- expect: ...' before it; without that a query returns one boolean, which must be true
                sql/sales.test.sql:9:1: error[RS6603]: the rows are not those that are expected
                9 | SELECT id, region FROM lab.sales ORDER BY id;
                  | ^
                  = difference: - expected, + there
                  |     1 row that is as expected
                  |   - | 2 | west |
                  |   + | 2 | south |
                  |     1 row that is as expected
                sql/sales.test.sql:11:1: error[RS6603]: expected the columns (id bigint), and they are (id integer)
                11 | SELECT id FROM lab.sales;
                   | ^
                sql/sales.test.sql:13:1: error[RS6603]: expected 2 rows, and there are 3
                13 | SELECT id FROM lab.sales;
                   | ^
                   = rows:
                   |   | id |
                   |   | 1 |
                   |   | 2 |
                   |   | 3 |
                sql/sales.test.sql:15:1: error[RS6603]: expected the error 42P01, and the server says: division by zero (SQLSTATE 22012)
                15 | SELECT 1/0;
                   | ^
                sql/sales.test.sql:16:8: error[RS6604]: column "nothing" does not exist (SQLSTATE 42703), at statement 8 of 10
                16 | SELECT nothing FROM lab.sales;
                   |        ^
                """);
        assertThat(outcome.failure())
                .hasValueSatisfying(failure ->
                        assertThat(failure.message()).isEqualTo("1 of 2 tests failed: 'sql/sales.test.sql'"));
        assertThat(project.log()).anyMatch(line -> line.startsWith("[1/2] sql/other.test.sql  1 assertion  "));
        assertThat(project.log())
                .anyMatch(line -> line.startsWith("[2/2] sql/sales.test.sql  failed: 8 of 8 assertions  ")
                        && line.endsWith("  not run: statements 9 to 10"));
    }

    private static String text(TestOutcome outcome) {
        return outcome.problems().stream().map(Diagnostic::render).collect(Collectors.joining("\n")) + "\n";
    }

    @Test
    void what_commits_is_refused_before_anything_runs_and_runs_outside_of_a_transaction_with_leave() throws Exception {
        Warehouse.run(
                "CREATE PROCEDURE lab.keep() AS $$ BEGIN INSERT INTO lab.sales VALUES (9); COMMIT; END $$ LANGUAGE plpgsql");
        project.script("sales.test.sql", """
                DELETE FROM lab.sales;
                TRUNCATE lab.sales;
                """);
        assertThatThrownBy(this::test).hasMessage("""
                sql/sales.test.sql:2:1: error[RS6602]: 'TRUNCATE' commits
                2 | TRUNCATE lab.sales;
                  | ^
                  = help: write '-- commits' at the head of the test: it then runs outside of a transaction, and has to clean up itself""");

        project.script("sales.test.sql", """
                DELETE FROM lab.sales;
                CALL lab.keep();
                """);
        assertThatThrownBy(this::test)
                .hasMessageStartingWith("sql/sales.test.sql:2:1: error[RS6602]: 'CALL' runs a procedure that commits");
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.sales")).containsExactly("3");

        project.script("sales.test.sql", """
                -- commits
                CALL lab.keep();
                -- expect: 4
                -- within: 1 m
                SELECT COUNT(*) FROM lab.sales;
                TRUNCATE lab.sales;
                VACUUM lab.sales;
                -- expect: 0
                SELECT COUNT(*) FROM lab.sales;
                """);

        assertThat(test().problems()).isEmpty();
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.sales")).containsExactly("0");
    }

    @Test
    void a_statement_that_takes_longer_than_it_may_is_cancelled() throws Exception {
        project.script("sales.test.sql", """
                -- within: 300 ms
                UPDATE lab.sales SET id = 1;
                """);
        try (Connection holder = Warehouse.cluster().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK lab.sales");

            assertThat(test().problems())
                    .map(Diagnostic::message)
                    .containsExactly("it takes longer than 300 ms, and was cancelled");
        }
        assertThat(test().problems()).isEmpty();
    }

    @Test
    void a_procedure_that_takes_longer_than_it_used_to_is_told_or_fails() throws Exception {
        Warehouse.run("""
                CREATE PROCEDURE lab.count_up(n INTEGER) AS $$
                DECLARE i INTEGER := 0;
                BEGIN WHILE i < n LOOP i := i + 1; END LOOP; END $$ LANGUAGE plpgsql""");
        project.script("sales.test.sql", """
                SHOW PROCEDURE lab.count_up(integer);
                CALL lab.count_up(3000000);
                """);
        for (int run = 0; run < 5; run++) {
            assertThat(test().problems()).isEmpty();
        }
        Warehouse.run("UPDATE redshift_deploy.timing SET millis = 1 WHERE project = '" + root.getFileName() + "'");

        assertThat(test().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.render()).startsWith("sql/sales.test.sql:2:1: warning[RS6605]: it took ");
            assertThat(problem.message()).endsWith(" ms, and 1 ms is the median of its last 5 runs");
        });
        assertThat(project.set("slowTests", "fail").deployer()).isNotNull();
        assertThat(test().state()).isEqualTo(State.FAILED);
        project.script("sales.test.sql", "CALL lab.count_up(3000001);");
        assertThat(test().problems()).as("of another call nothing is known").isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void tests_that_are_stopped_roll_back_and_the_history_says_so() throws Exception {
        project.script("sales.test.sql", """
                INSERT INTO lab.sales VALUES (9);
                UPDATE lab.gate SET id = 1;
                SELECT TRUE;
                """).script("z.sql", "SELECT 1;").script("z.test.sql", "SELECT TRUE;");
        Warehouse.run("CREATE TABLE lab.gate (id INTEGER)");
        try (Connection holder = Warehouse.cluster().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            Process child = DeployInChild.start(root, Warehouse.local().connectionFile(), List.of(), "goal=test");
            Warehouse.await("the test waits for the lock", () -> waiting(1));

            child.destroy();

            assertThat(child.waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting(0)).as("no session is left").isTrue();
        }
        assertThat(Files.readString(root.resolve("child.log")))
                .contains("[1/2] sql/sales.test.sql  cancelled after 0 assertions  ")
                .contains("not run: statements 2 to 3")
                .contains("[2/2] sql/z.test.sql  not run")
                .contains("error[RS6607]: cancelled after 0 of 2 tests");
        assertThat(Warehouse.query("SELECT COUNT(*) FROM lab.sales")).containsExactly("3");
        assertThat(Warehouse.query(
                        "SELECT state FROM redshift_deploy.deployment WHERE project = '" + root.getFileName() + "'"))
                .containsExactly("cancelled");
        assertThat(Warehouse.query("SELECT owner FROM redshift_deploy.lease")).isEmpty();
    }

    private static boolean waiting(int number) throws SQLException {
        return Warehouse.query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .equals(List.of(Integer.toString(number)));
    }

    private TestOutcome test() throws Exception {
        return project.deployer().test(project.config(), Warehouse.route());
    }
}

package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.local.gateway.Faults;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection ends in the middle. The golden files in {@code corpus/lost} hold what is said about it, and what is in
 * the table {@code lab.done} for certain.
 */
final class LostConnectionTest {

    private static final Path GOLDEN = Path.of("src/test/resources/corpus/lost");

    /** So many transactions the second connection makes before the scripts begin. */
    private static final int COMMITS_BEFORE = 2;

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)", "CREATE TABLE lab.t (id int)");
        project = new Project(root).set("retries", "0").set("pipeline", "false");
    }

    @AfterEach
    void mend() {
        Warehouse.local().gateway().faults().clear();
    }

    @Test
    void what_is_in_a_transaction_is_not_committed() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                INSERT INTO lab.done VALUES (3);
                """);

        check("in-a-transaction", beginAndSend(1));
    }

    @Test
    void a_statement_that_ran_alone_is_in_doubt() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                VACUUM lab.done;
                INSERT INTO lab.done VALUES (3);
                INSERT INTO lab.done VALUES (4);
                """);

        check("alone", faults -> faults.cutAfterStatements(9));
    }

    @Test
    void the_only_statement_of_a_script_is_in_a_transaction_too() throws Exception {
        script("INSERT INTO lab.done VALUES (1);");

        check("only-statement", beginAndSend(0));
    }

    @Test
    void what_truncate_commits_is_in_doubt_with_it() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                TRUNCATE lab.t;
                INSERT INTO lab.done VALUES (3);
                """);

        check("truncate", faults -> faults.cutAfterStatements(4));
    }

    @Test
    void a_commit_that_did_not_arrive_is_in_doubt() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                VACUUM lab.done;
                """);

        check("before-commit", Faults::cutBeforeCommit);
    }

    @Test
    void a_commit_that_arrived_is_in_doubt_in_the_same_words() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done VALUES (2);
                VACUUM lab.done;
                """);

        check("after-commit", Faults::cutAfterCommit);
    }

    @Test
    void a_commit_without_begin_that_arrived_is_in_doubt_with_its_transaction() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                COMMIT;
                INSERT INTO lab.done VALUES (3);
                COMMIT;
                """);

        check("commit-without-begin", Faults::cutAfterCommit);
    }

    @Test
    void a_commit_of_the_script_itself_is_in_doubt() throws Exception {
        script("""
                BEGIN;
                INSERT INTO lab.done VALUES (2);
                COMMIT;
                INSERT INTO lab.done VALUES (4);
                """);

        check("commit-of-the-script", Faults::cutAfterCommit);
    }

    @Test
    void a_rollback_of_the_script_itself_commits_nothing_whether_it_arrived_or_not() throws Exception {
        script("""
                BEGIN;
                INSERT INTO lab.done VALUES (2);
                ROLLBACK;
                INSERT INTO lab.done VALUES (4);
                """);

        check("rollback-of-the-script", faults -> faults.cutAfterStatements(3));
    }

    @Test
    void the_last_commit_of_a_script_is_in_doubt_and_nothing_after_it_runs() throws Exception {
        script("INSERT INTO lab.done VALUES (1);\nINSERT INTO lab.done VALUES (2);");
        project.script("two.sql", "INSERT INTO lab.done VALUES (3);");

        check("last-commit", Faults::cutAfterCommit);
    }

    @Test
    void scripts_that_went_out_together_are_in_doubt_together_and_none_of_them_runs_twice() throws Exception {
        project.set("pipeline", "true").set("onError", "continue");
        // A deployment that failed before has left its fence, and to take it down is a COMMIT more.
        for (String fence : Warehouse.query("SELECT tablename FROM pg_tables WHERE schemaname = 'redshift_deploy'"
                + " AND LEFT(tablename, 6) = 'fence_'")) {
            Warehouse.run("DROP TABLE redshift_deploy." + fence);
        }
        script("INSERT INTO lab.done VALUES (1);");
        project.script("three.sql", "INSERT INTO lab.done VALUES (3);")
                .script("two.sql", "INSERT INTO lab.done VALUES (2);");
        // The first message tells how the first script begins, and all of them are in it.
        project.listen(line -> {
            if (line.startsWith("deployment ")) {
                Warehouse.local().gateway().faults().cutAfterCommit(COMMITS_BEFORE);
            }
        });

        checkShown("together", project.failure());
    }

    @Test
    void a_deployment_that_is_one_transaction_is_in_doubt_as_a_whole() throws Exception {
        project.set("transaction", "deployment");
        script("INSERT INTO lab.done VALUES (1);");
        project.script("two.sql", "INSERT INTO lab.done VALUES (2);\nINSERT INTO lab.done VALUES (3);");

        check("one-transaction", Faults::cutAfterCommit);
    }

    @Test
    void a_session_that_an_administrator_ends_says_why() throws Exception {
        script("""
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.t VALUES (2);
                """);
        try (Connection holder = Warehouse.cluster().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK lab.t");
            CompletableFuture<Void> ending = CompletableFuture.runAsync(LostConnectionTest::endWhoWaits);

            check("ended-by-an-administrator", faults -> {});

            ending.get(20, TimeUnit.SECONDS);
        }
    }

    private static void endWhoWaits() {
        try {
            Warehouse.await(
                    "a session waits and is ended",
                    () -> Warehouse.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted")
                            .equals(List.of("t")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void script(String text) throws IOException {
        project.script("one.sql", text);
    }

    /** The connection ends after so many statements of the first transaction, which reads the fence first. */
    private static Consumer<Faults> beginAndSend(int statements) {
        return faults -> faults.cutAfterStatements(2 + statements);
    }

    private void check(String name, Consumer<Faults> fault) throws Exception {
        project.whenScriptsRun(() -> fault.accept(Warehouse.local().gateway().faults()));

        checkShown(name, project.failure());
    }

    private void checkShown(String name, String shown) throws Exception {
        Corpus.check(
                GOLDEN.resolve(name + ".txt"),
                shown + "\nreport.json: " + String.join("\n             ", project.scriptsInReport())
                        + "\nlab.done:    " + Warehouse.query("SELECT id FROM lab.done ORDER BY id") + "\n");
    }
}

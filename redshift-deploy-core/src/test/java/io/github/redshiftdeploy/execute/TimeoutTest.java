package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server cancels after a time. */
final class TimeoutTest {

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
    void statements_that_take_too_long_only_together_are_sent_one_by_one() throws Exception {
        // As Redshift may, it takes the time of a message for that of each statement in it. What Redshift does not
        // have,
        // a procedure here can only reach in a text of its own.
        Warehouse.run("""
                CREATE PROCEDURE lab.together() AS $$
                DECLARE
                  place int;
                BEGIN
                  EXECUTE 'SELECT position(''lab.done'' IN current_' || 'query())' INTO place;
                  IF place > 0 THEN
                    EXECUTE 'SELECT pg_' || 'sleep(1.1)';
                    RAISE EXCEPTION USING ERRCODE = '57014', MESSAGE = 'Query (7) canceled on user''s request';
                  END IF;
                END;
                $$ LANGUAGE plpgsql""");
        project.set("statementTimeout", "1s")
                .script(
                        "1.sql",
                        "INSERT INTO lab.done VALUES (1);\nCALL lab.together();\nINSERT INTO lab.done VALUES (2);\n");

        Outcome outcome = project.succeed();

        assertThat(Warehouse.query("SELECT id FROM lab.done ORDER BY id")).containsExactly("1", "2");
        assertThat(outcome.remarks())
                .singleElement()
                .asString()
                .contains("longer together than 'redshift.statementTimeout'");
    }

    @Test
    void a_statement_that_takes_too_long_by_itself_fails() throws Exception {
        Warehouse.run(
                "CREATE PROCEDURE lab.slow() AS $$ BEGIN EXECUTE 'SELECT pg_' || 'sleep(30)'; END; $$ LANGUAGE plpgsql");
        project.set("statementTimeout", "1s").script("1.sql", "INSERT INTO lab.done VALUES (1);\nCALL lab.slow();\n");

        assertThat(project.failure()).contains("1.sql:2:1", "SQLSTATE 57014", "statement 2 of 2", "committed: nothing");
        assertThat(Warehouse.query("SELECT id FROM lab.done")).isEmpty();
    }
}
